using Awareness.Knowledge.Search;
using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Knowledge;

/// <summary>
/// What <see cref="TopicClassifier"/> learns from: all that is said about each topic of an edition, and about the subjects beyond them. Texts are read only when somebody
/// learns from them, which takes most of a second.
/// </summary>
internal sealed class TopicMaterial(Edition edition)
{
    private readonly Dictionary<string, int> topicNumbers =
        edition.Topics.Select((topic, number) => (topic.Id, number)).ToDictionary(topic => topic.Id, topic => topic.number, StringComparer.Ordinal);

    /// <summary>A topic in its own words.</summary>
    public static string CoveredBy(Topic topic) => $"{topic.Title}. {topic.Covers}";

    /// <summary>Takes in all texts and what they are about.</summary>
    public void Describe(Material material)
    {
        material.Add(edition.Topics.Count);
        material.Add(edition.Beyond.Count);
        foreach (var (text, label) in Texts())
        {
            material.Add(label);
            material.Add(text);
        }
    }

    /// <summary>Learns from all texts, each read by <paramref name="read"/>.</summary>
    public TopicClassifier Learn(Func<string, AnalyzedText> read) =>
        new(Texts().Select(said => new TopicExample(read(said.Text), said.Label)), edition.Topics.Count, edition.Beyond.Count);

    /// <summary>Each text with the number of its topic, or of the subject beyond all topics.</summary>
    private IEnumerable<(string Text, int Label)> Texts()
    {
        foreach (var card in edition.Cards)
        {
            if (!topicNumbers.TryGetValue(card.Topic, out var topic)) continue;
            foreach (var question in card.Questions) yield return (question, topic);
            yield return (card.Title, topic);
            yield return (edition.Topics[topic].Title, topic);
        }

        for (var topic = 0; topic < edition.Topics.Count; topic++)
        {
            yield return (CoveredBy(edition.Topics[topic]), topic);
            foreach (var said in edition.Topics[topic].Said) yield return (said, topic);
        }

        for (var subject = 0; subject < edition.Beyond.Count; subject++)
        {
            foreach (var said in edition.Beyond[subject].Said) yield return (said, edition.Topics.Count + subject);
        }
    }
}
