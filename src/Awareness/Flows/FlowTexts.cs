using Awareness.Language;

namespace Awareness.Flows;

/// <summary>What the engine itself says in flows and of people's rights, and the words it understands everywhere. Authors write it in <c>bots/texts.yaml</c>.</summary>
public sealed record FlowTexts
{
    /// <summary>No texts: what is said is then the key.</summary>
    public static readonly FlowTexts None = new();

    /// <summary>What to say, by key.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same in English.</summary>
    public IReadOnlyDictionary<string, string> English { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whole messages that mean the key, folded and joined by blanks.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Words { get; init; } = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);

    /// <summary>The same words as they are written, with their marks.</summary>
    public WrittenPhrases Written { get; init; } = WrittenPhrases.None;

    /// <summary>True when there is nothing: bots are not set up here.</summary>
    public bool IsEmpty => Texts.Count == 0;

    /// <summary>The text of <paramref name="key"/>; the key itself when there is none, which the check reports.</summary>
    public string Get(string key, bool inEnglish) => (inEnglish ? English.GetValueOrDefault(key) : null) ?? Texts.GetValueOrDefault(key) ?? key;

    /// <summary>True when the whole message, folded, means <paramref name="key"/>.</summary>
    public bool Means(string key, string foldedMessage) => Words.TryGetValue(key, out var words) && words.Contains(foldedMessage);

    /// <summary>True when the whole message means <paramref name="key"/>, in the marks it was typed with: "đúng" is no "dừng", "dung" may be both.</summary>
    public bool Means(string key, AnalyzedText message) => Means(key, message.FoldedText(), message, 0);

    /// <summary>The same of words in a message.</summary>
    /// <param name="key">What they are to mean.</param>
    /// <param name="folded">The words, folded.</param>
    /// <param name="message">The message.</param>
    /// <param name="first">The first of the words.</param>
    public bool Means(string key, string folded, AnalyzedText message, int first) => Means(key, folded) && Written.Allow(folded, message, first);
}
