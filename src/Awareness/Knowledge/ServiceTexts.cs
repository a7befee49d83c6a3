using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>What the service says of itself: greetings, asking back, not knowing. Written by officers in <c>content/texts.yaml</c>.</summary>
public sealed record ServiceTexts
{
    /// <summary>Keys every texts file must have.</summary>
    public static IReadOnlyList<string> RequiredTexts { get; } =
        ["greeting", "thanks", "goodbye", "clarify", "abstain", "more", "more-nothing", "if-now", "opt-out", "opt-in", "empty", "file", "file-sent", "too-fast", "help", "still-in-danger", "still-listening"];

    /// <summary>Keys of the word lists every texts file must have.</summary>
    public static IReadOnlyList<string> RequiredWords { get; } =
        ["help", "greeting", "thanks", "goodbye", "more", "opt-out", "opt-in"];

    /// <summary>Kinds of small talk whose words and text stand under <c>words</c> and <c>texts</c>; of several in one message the first decides.</summary>
    private static readonly string[] PlainKinds = ["goodbye", "thanks", "greeting"];

    /// <summary>The kind that decides over all others in one message: "huhu cứu em với".</summary>
    private const string Help = "help";

    private SmallTalkPhrases? phrases;

    /// <summary>What to say, by key. Placeholders are already filled in.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whole messages that mean the key, folded and joined by blanks.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Words { get; init; } = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);

    /// <summary>The same words as they are written, with their marks.</summary>
    public WrittenPhrases Written { get; init; } = WrittenPhrases.None;

    /// <summary>Small talk beyond greetings, thanks and goodbyes; those named first decide.</summary>
    public IReadOnlyList<SmallTalkKind> SmallTalk { get; init; } = [];

    /// <summary>Words that may stand around small talk and add nothing, folded and joined by blanks.</summary>
    public IReadOnlySet<string> Fillers { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Ids of cards people ask for most, for the front page and for somebody who does not know what to ask.</summary>
    public IReadOnlyList<string> Popular { get; init; } = [];

    /// <summary>The text shown before an answer that exists in Vietnamese only; "{topic}" stands for what it is about. English files alone have it.</summary>
    public const string OnlyVietnamese = "only-vietnamese";

    /// <summary>Where a text is looked for that is missing here; null for the Vietnamese texts.</summary>
    public ServiceTexts? Otherwise { get; init; }

    /// <summary>The text of <paramref name="key"/>; the key itself when no file has it, which <c>check</c> reports.</summary>
    public string this[string key] => Texts.GetValueOrDefault(key) ?? Otherwise?[key] ?? key;

    /// <summary>True when the whole message, folded, means any of the keys.</summary>
    public bool MeansAnything(string foldedMessage) => Words.Values.Any(words => words.Contains(foldedMessage));

    /// <summary>True when the whole message, folded, means <paramref name="key"/>.</summary>
    public bool Means(string key, string foldedMessage) => Words.TryGetValue(key, out var words) && words.Contains(foldedMessage);

    /// <summary>True when the whole message means <paramref name="key"/>, in the marks it was typed with: "đúng" is no "dừng".</summary>
    public bool Means(string key, AnalyzedText message) => message.FoldedText() is var folded && Means(key, folded) && Written.Allow(folded, message);

    /// <summary>The kind of small talk that the whole of <paramref name="message"/> is, or null when it says anything else.</summary>
    public SmallTalkKind? SmallTalkIn(AnalyzedText message) => (phrases ??= Gather()).Read(message);

    private SmallTalkPhrases Gather()
    {
        return new SmallTalkPhrases([.. Plain([Help]), .. SmallTalk, .. Plain(PlainKinds)], Fillers);

        IEnumerable<SmallTalkKind> Plain(string[] keys) => keys.Where(Words.ContainsKey).Select(key => new SmallTalkKind(key, this[key], Words[key]));
    }
}
