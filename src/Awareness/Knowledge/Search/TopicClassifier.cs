using Awareness.Language;
using Awareness.Learning;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Guesses the topic of a question from all that is known to be said about each topic, and about the many things that are none of them. It sees what word matching
/// cannot: which words decide between two topics, and that a question is about something else altogether. Two guesses are made,
/// one counted and one learned; where they differ, neither is sure. Safe for any number of readers.
/// </summary>
internal sealed class TopicClassifier : ILearned<TopicClassifier>
{
    private readonly TopicFeatures features;
    private readonly int topics;
    private readonly int labels;
    private readonly NaiveBayes counted;
    private readonly LogisticRegression learned;

    /// <summary>Learns from the examples.</summary>
    /// <param name="examples">Texts with the number of the topic each is about, or of the subject beyond all topics.</param>
    /// <param name="topics">Number of topics; a label from it on is a subject beyond them.</param>
    /// <param name="subjects">Number of subjects beyond all topics.</param>
    public TopicClassifier(IEnumerable<TopicExample> examples, int topics, int subjects)
    {
        this.topics = topics;
        labels = topics + subjects;
        features = new TopicFeatures();
        var taken = new LabelledExamples(examples, features);
        counted = new NaiveBayes(taken, labels);
        learned = new LogisticRegression(taken, topics + 1);
    }

    private TopicClassifier(int topics, int labels, TopicFeatures features, NaiveBayes counted, LogisticRegression learned)
    {
        this.topics = topics;
        this.labels = labels;
        this.features = features;
        this.counted = counted;
        this.learned = learned;
    }

    /// <inheritdoc />
    public static TopicClassifier? Read(LearnedReader from)
    {
        var (topics, labels) = (from.Number(), from.Number());
        var known = TopicFeatures.Read(from);
        if (NaiveBayes.Read(from) is not { } counted || LogisticRegression.Read(from) is not { } learned) return null;
        var isSound = topics >= 0 && labels >= topics && labels <= LogisticRegression.MostLabels && counted.IsOf(known.Count, labels) && learned.IsOf(known.Count, topics + 1);
        return isSound ? new TopicClassifier(topics, labels, known, counted, learned) : null;
    }

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Number(topics);
        to.Number(labels);
        features.Write(to);
        counted.Write(to);
        learned.Write(to);
    }

    /// <summary>What <paramref name="question"/> is about; nothing at all when no word of it is known.</summary>
    public TopicGuess Read(AnalyzedText question)
    {
        var known = features.Of(question);
        var guess = new TopicGuess(topics);
        if (known.Count == 0) return guess;
        Span<float> chances = stackalloc float[labels + 1];
        counted.Read(known, chances[..labels]);
        guess.Counted(chances[..labels]);
        learned.Read(known, chances[..(topics + 1)]);
        guess.Learned(chances[..(topics + 1)]);
        return guess;
    }
}

/// <summary>How likely a question is about each topic, by two ways of guessing.</summary>
internal sealed class TopicGuess(int topics)
{
    private readonly TopicChance[] chances = new TopicChance[topics];
    private TopicLogs[]? logs;

    /// <summary>How likely it is about none of the topics.</summary>
    public TopicChance Beyond { get; private set; }

    /// <summary>How likely it is about a topic.</summary>
    public TopicChance this[int topic] => chances[topic];

    /// <summary>The logarithms of all chances, by topic.</summary>
    public ReadOnlySpan<TopicLogs> Logs => logs ??= Array.ConvertAll(chances, chance => chance.Logs);

    /// <summary>The topics it is most likely about, at most <paramref name="count"/>; none when nothing of the question is known.</summary>
    public IEnumerable<int> Likeliest(int count) =>
        Enumerable.Range(0, chances.Length).Where(topic => chances[topic].Learned > 0).OrderByDescending(topic => chances[topic].Counted + chances[topic].Learned).Take(count);

    /// <summary>Takes over the counted chances: of every topic, then of every subject beyond them.</summary>
    public void Counted(ReadOnlySpan<float> labels)
    {
        for (var topic = 0; topic < chances.Length; topic++) chances[topic] = chances[topic] with { Counted = labels[topic] };
        var beyond = 0f;
        foreach (var chance in labels[chances.Length..]) beyond += chance;
        Beyond = Beyond with { Counted = beyond };
    }

    /// <summary>Takes over the learned chances: of every topic, then of none of them.</summary>
    public void Learned(ReadOnlySpan<float> labels)
    {
        for (var topic = 0; topic < chances.Length; topic++) chances[topic] = chances[topic] with { Learned = labels[topic] };
        Beyond = Beyond with { Learned = labels[^1] };
    }
}
