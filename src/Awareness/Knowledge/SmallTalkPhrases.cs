using System.Numerics;
using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>One kind of small talk: what people say, and what is said back.</summary>
/// <param name="Id">For example <c>thanks</c>.</param>
/// <param name="Text">The answer, placeholders filled in.</param>
/// <param name="Phrases">What people say, folded and joined by blanks.</param>
public sealed record SmallTalkKind(string Id, string Text, IReadOnlySet<string> Phrases)
{
    /// <summary>True when any other kind met in the message decides: laughing before a thank-you is a thank-you.</summary>
    public bool YieldsToOthers { get; init; }
}

/// <summary>
/// Tells small talk from a question. A message is small talk when it consists of its phrases and of words that add nothing ("dạ", "nhiều", "ad"):
/// "dạ em cảm ơn nhiều ạ" is thanks; of "cảm ơn, thế phạt bao nhiêu" something is left over, and that is the question.
/// </summary>
public sealed class SmallTalkPhrases
{
    /// <summary>Words of a message that are looked at; a longer one has something to say.</summary>
    public const int LongestMessage = 24;

    /// <summary>Most kinds; a set of them is one machine word.</summary>
    public const int MostKinds = 63;

    private const ulong Filler = 1UL << MostKinds;

    private readonly IReadOnlyList<SmallTalkKind> kinds;
    private readonly Dictionary<string, ulong> meanings = new(StringComparer.Ordinal);
    private readonly int longestPhrase;

    /// <summary>Gathers the phrases.</summary>
    /// <param name="kinds">Those named first decide; at most <see cref="MostKinds"/>.</param>
    /// <param name="fillers">What may stand around small talk, folded and joined by blanks.</param>
    public SmallTalkPhrases(IReadOnlyList<SmallTalkKind> kinds, IReadOnlySet<string> fillers)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kinds.Count, MostKinds);
        this.kinds = [.. kinds.OrderBy(kind => kind.YieldsToOthers)];
        foreach (var filler in fillers) Add(filler, Filler);
        for (var i = 0; i < this.kinds.Count; i++)
        {
            foreach (var phrase in this.kinds[i].Phrases) Add(phrase, 1UL << i);
        }

        longestPhrase = meanings.Keys.Select(phrase => phrase.Count(letter => letter == ' ') + 1).DefaultIfEmpty().Max();
    }

    /// <summary>The kind of small talk that <paramref name="message"/> is, or null when it says anything else. Linear in the message.</summary>
    public SmallTalkKind? Read(AnalyzedText message)
    {
        if (message.Count is 0 or > LongestMessage) return null;
        var text = message.FoldedText();
        // Words that somebody wrote down as a whole are not cut: "em buồn ngủ" without its marks holds an insult.
        if ((MeaningOf(text) & ~Filler) is not 0 and var whole) return kinds[BitOperations.TrailingZeroCount(whole)];
        Span<int> starts = stackalloc int[LongestMessage + 1];
        for (var i = 0; i < message.Count; i++) starts[i + 1] = starts[i] + message.Folded(i).Length + 1;

        // What the words up to each place mean, over all ways to cut them into phrases; 0 where no way covers them.
        Span<ulong> read = stackalloc ulong[LongestMessage + 1];
        read.Clear();
        read[0] = Filler;
        for (var start = 0; start < message.Count; start++)
        {
            if (read[start] == 0) continue;
            for (var end = start + 1; end <= message.Count && end - start <= longestPhrase; end++)
            {
                var meant = MeaningOf(text.AsSpan(starts[start]..(starts[end] - 1)));
                if (meant != 0) read[end] |= read[start] | meant;
            }
        }

        var met = read[message.Count] & ~Filler;
        return met == 0 ? null : kinds[BitOperations.TrailingZeroCount(met)];
    }

    private void Add(string phrase, ulong meaning) => meanings[phrase] = meanings.GetValueOrDefault(phrase) | meaning;

    private ulong MeaningOf(ReadOnlySpan<char> words)
    {
        var lookup = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(words, out var meaning)) return meaning;
        return IsRepeated(words) && lookup.TryGetValue(words[..4], out meaning) ? meaning : 0;
    }

    /// <summary>True for one or two letters said over and over: "hahahaha", "kkkkkk".</summary>
    private static bool IsRepeated(ReadOnlySpan<char> word)
    {
        if (word.Length <= 4) return false;
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] != word[i - 2]) return false;
        }

        return true;
    }
}
