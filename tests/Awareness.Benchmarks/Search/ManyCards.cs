using System.Text;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Benchmarks.Search;

/// <summary>
/// A knowledge base many times the real one. Each copy of a card keeps the words that many cards share, and of its other words every
/// second is lengthened by a syllable of its group (ten groups). So a word stays about as rare among all cards as it was among the real
/// ones, its posting list is half as many times longer as there are copies, and the vocabulary grows with the square root of the text.
/// </summary>
internal static class ManyCards
{
    private const double SharedByCards = 0.1;

    /// <summary>Two letters apart from each other, so that no made word is a slip of another.</summary>
    private static readonly string[] Groups = ["ka", "lo", "mi", "nu", "pe", "ro", "si", "tu", "vy", "xe"];

    public static KnowledgeBase Build(KnowledgeBase knowledge, int times)
    {
        var shared = SharedWords(knowledge.Content.Cards);
        var cards = new List<Card>(knowledge.Content.Cards.Count * times);
        cards.AddRange(knowledge.Content.Cards);
        for (var copy = 1; copy < times; copy++)
        {
            var varied = new Variation(shared, Groups[copy % Groups.Length], new Random(copy));
            cards.AddRange(knowledge.Content.Cards.Select(card => varied.Of(card, copy)));
        }

        return new KnowledgeBase(knowledge.Content with { Cards = cards });
    }

    private static HashSet<string> SharedWords(IReadOnlyList<Card> cards)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var card in cards)
        {
            var text = Tokenizer.Analyze(string.Join('\n', [card.Title, .. card.Questions, card.Text, card.More ?? ""]));
            foreach (var word in Enumerable.Range(0, text.Count).Select(index => text.Folded(index).ToString()).Distinct(StringComparer.Ordinal))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return [.. counts.Where(count => count.Value > SharedByCards * cards.Count).Select(count => count.Key)];
    }

    private sealed class Variation(HashSet<string> shared, string group, Random random)
    {
        public Card Of(Card card, int copy) => card with
        {
            Id = $"{card.Id}-{copy}",
            Title = Of(card.Title),
            Questions = [.. card.Questions.Select(Of)],
            Text = Of(card.Text),
            More = card.More is null ? null : Of(card.More),
        };

        private string Of(string text)
        {
            var tokens = Tokenizer.Analyze(text);
            var varied = new StringBuilder(text.Length * 5 / 4);
            var done = 0;
            for (var i = 0; i < tokens.Count; i++)
            {
                var token = tokens[i];
                var end = token.Start + token.Length;
                varied.Append(text, done, end - done);
                done = end;
                if (token.Kind == TokenKind.Word && random.Next(2) == 0 && !shared.Contains(tokens.Folded(i).ToString())) varied.Append(group);
            }

            return varied.Append(text, done, text.Length - done).ToString();
        }
    }
}
