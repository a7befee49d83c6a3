namespace Awareness.Knowledge.Search;

/// <summary>
/// Cuts a long message into pieces the length of a question. People tell a story and put the question somewhere in it;
/// as a whole the story is like no question variant.
/// </summary>
internal static class Segments
{
    /// <summary>A message of at most this many words is taken as one question.</summary>
    public const int QuestionWords = 22;

    /// <summary>More pieces than this add time, not sense; the last ones are kept, for the question mostly comes at the end.</summary>
    private const int Most = 10;

    private static readonly char[] SentenceEnds = ['.', '?', '!', ';', '\n', '…'];

    /// <summary>The pieces of <paramref name="text"/>: sentences, and of long sentences their clauses or overlapping windows.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>();
        foreach (var sentence in text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length <= QuestionWords) pieces.Add(sentence);
            else AddWindows(words, pieces);
        }

        return pieces.Count <= Most ? pieces : pieces.GetRange(pieces.Count - Most, Most);
    }

    private static void AddWindows(string[] words, List<string> pieces)
    {
        const int Step = QuestionWords / 2;
        for (var start = 0; start < words.Length; start += Step)
        {
            var length = Math.Min(QuestionWords, words.Length - start);
            pieces.Add(string.Join(' ', words, start, length));
            if (start + length == words.Length) break;
        }
    }
}
