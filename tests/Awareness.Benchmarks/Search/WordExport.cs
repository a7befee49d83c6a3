using Awareness.Knowledge;
using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Benchmarks.Search;

/// <summary>
/// Writes card texts and questions as plain words, one spelling a word, for Lucene to score: collection.txt and queries.txt, a text a line.
/// Numbers and foreign words are left out, so that splitting at blanks and our tokenizer see the same words and only scoring is compared.
/// </summary>
internal static class WordExport
{
    private const int ShortQueries = 220;
    private const int LongQueries = 20;

    public static void Write(KnowledgeBase knowledge, string folder)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        var cards = knowledge.Content.Cards;
        File.WriteAllLines(Path.Combine(folder, "collection.txt"), cards.SelectMany(card => new[] { card.Text, card.More ?? "", card.Title }).Select(text => Words(text, spellings)).Where(line => line.Length > 0));
        var questions = cards.Take(ShortQueries).Select((card, number) => card.Questions[number % card.Questions.Count]);
        var stories = cards.TakeLast(LongQueries).Select(card => string.Join(' ', card.Questions.Take(4)));
        File.WriteAllLines(Path.Combine(folder, "queries.txt"), questions.Concat(stories).Select(text => Words(text, spellings)).Where(line => line.Length > 0));
    }

    private static string Words(string text, Dictionary<string, string> spellings)
    {
        var tokens = Tokenizer.Analyze(text);
        var words = new List<string>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || ForeignWords.IsForeign(tokens.Folded(i))) continue;
            var key = tokens.Key(i).ToString();
            if (!spellings.TryGetValue(key, out var spelling)) spellings[key] = spelling = text.Substring(tokens[i].Start, tokens[i].Length).Normalize().ToLowerInvariant();
            words.Add(spelling);
        }

        return string.Join(' ', words);
    }
}
