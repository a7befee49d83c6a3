using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Finds cards that claim the same: nearly equal questions of two topics, and cards that say nearly the same.</summary>
internal static class CardOverlap
{
    /// <summary>Least similarity of words and adjacent pairs of two questions that nobody could tell apart.</summary>
    private const float SimilarQuestions = 0.72f;

    /// <summary>Least similarity of the groups of three words in two texts.</summary>
    private const float SimilarTexts = 0.5f;

    /// <summary>Bits of a word's number: two million different words, more than any content has.</summary>
    private const int WordBits = 21;

    /// <summary>Reports nearly equal questions of different topics in one language.</summary>
    public static void CheckQuestions(IReadOnlyList<WrittenCard> cards)
    {
        var sets = new FeatureSets();
        var words = new WordNumbers();
        var asked = new List<(WrittenCard Card, YamlScalar Question, string Folded)>();
        foreach (var card in cards)
        {
            foreach (var (question, folded) in card.Draft.Questions.Zip(card.Draft.FoldedQuestions))
            {
                asked.Add((card, question, folded));
                sets.Add(WordsAndPairs(words.Read(folded)));
            }
        }

        foreach (var (first, second, _) in sets.Similar(SimilarQuestions))
        {
            var (earlier, later) = (asked[first], asked[second]);
            if (earlier.Card.Card.Topic == later.Card.Card.Topic) continue;
            if (earlier.Folded == later.Folded || !Numbers(earlier.Folded).SequenceEqual(Numbers(later.Folded), StringComparer.Ordinal)) continue;
            later.Card.Draft.Problems.Warn(
                later.Question,
                CheckMessages.SimilarQuestion(earlier.Question.Text, earlier.Card.Draft.Problems.File, earlier.Question.Line),
                CheckMessages.SimilarQuestionHint);
        }
    }

    /// <summary>Reports cards whose texts are nearly equal; variants of one topic for different people may be.</summary>
    public static void CheckTexts(IReadOnlyList<WrittenCard> cards)
    {
        var sets = new FeatureSets();
        var words = new WordNumbers();
        foreach (var card in cards) sets.Add(Groups(words.Read(card.FoldedText)));
        foreach (var (first, second, similarity) in sets.Similar(SimilarTexts))
        {
            var (earlier, later) = (cards[first], cards[second]);
            if (later.Card.Topic == earlier.Card.Topic && later.Draft.Audience != earlier.Draft.Audience) continue;
            if (later.First is [var line, ..])
                later.Draft.Problems.Warn(line.Line, column: null, CheckMessages.SimilarText(earlier.Draft.Problems.File, (int)(100 * similarity)), CheckMessages.SimilarTextHint);
        }
    }

    /// <summary>"chỉ thị 32" and "chỉ thị 33" are told apart by everybody.</summary>
    private static IEnumerable<string> Numbers(string folded) => folded.Split(' ').Where(word => char.IsAsciiDigit(word[0]));

    private static IEnumerable<long> WordsAndPairs(List<int> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            yield return words[i];
            if (i > 0) yield return ((words[i - 1] + 1L) << WordBits) | (long)words[i];
        }
    }

    private static IEnumerable<long> Groups(List<int> words)
    {
        for (var i = 2; i < words.Count; i++) yield return ((((long)words[i - 2] << WordBits) | (long)words[i - 1]) << WordBits) | (long)words[i];
    }

    /// <summary>Numbers words, so that pairs and groups of three are numbers too.</summary>
    private sealed class WordNumbers
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public List<int> Read(string folded)
        {
            var found = new List<int>();
            var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var range in folded.AsSpan().Split(' '))
            {
                var word = folded.AsSpan(range);
                if (!lookup.TryGetValue(word, out var number)) lookup[word] = number = numbers.Count;
                found.Add(number);
            }

            return found;
        }
    }
}
