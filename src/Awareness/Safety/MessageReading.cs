using System.Buffers;
using Awareness.Language;

namespace Awareness.Safety;

/// <summary>A message as the concepts met in it and the sentences they stand in.</summary>
internal sealed class MessageReading
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?;\n");

    private readonly WordSpan[] spans;
    private readonly int[] firstOfConcept;
    private readonly int[] sentenceOfToken;

    private MessageReading(WordSpan[] spans, int[] firstOfConcept, int[] sentenceOfToken)
    {
        this.spans = spans;
        this.firstOfConcept = firstOfConcept;
        this.sentenceOfToken = sentenceOfToken;
    }

    /// <summary>Sorts what was found by concept and place.</summary>
    /// <param name="text">The message.</param>
    /// <param name="found">Ordered by first token.</param>
    /// <param name="concepts">For each concept, the concepts that a phrase of it counts for, itself included.</param>
    public static MessageReading Create(AnalyzedText text, List<WordSpan> found, IReadOnlyList<int[]> concepts)
    {
        var starts = new int[concepts.Count + 1];
        foreach (var span in found)
        {
            foreach (var concept in concepts[span.Concept]) starts[concept + 1]++;
        }

        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts[..^1];
        var sorted = new WordSpan[starts[^1]];
        foreach (var span in found)
        {
            foreach (var concept in concepts[span.Concept]) sorted[next[concept]++] = span;
        }

        return new MessageReading(sorted, starts, SentencesOf(text));
    }

    /// <summary>Where <paramref name="concept"/> is met, by first token.</summary>
    public ReadOnlySpan<WordSpan> Of(int concept) => spans.AsSpan(firstOfConcept[concept], firstOfConcept[concept + 1] - firstOfConcept[concept]);

    /// <summary>True when the message has the concept anywhere.</summary>
    public bool Has(int concept) => firstOfConcept[concept] < firstOfConcept[concept + 1];

    /// <summary>Number of the sentence that token belongs to.</summary>
    public int SentenceOf(int token) => sentenceOfToken[token];

    private static int[] SentencesOf(AnalyzedText text)
    {
        var sentences = new int[text.Count];
        for (var i = 1; i < sentences.Length; i++)
        {
            var end = text[i - 1].Start + text[i - 1].Length;
            var between = end < text[i].Start ? text.Source.AsSpan(end, text[i].Start - end) : [];
            sentences[i] = sentences[i - 1] + (between.IndexOfAny(SentenceEnds) >= 0 && !between.Contains("...", StringComparison.Ordinal) ? 1 : 0);
        }

        return sentences;
    }
}
