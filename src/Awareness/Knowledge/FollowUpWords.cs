using Awareness.Language;

namespace Awareness.Knowledge;

/// <summary>
/// How people go on in a conversation without naming again what it is about: "còn … thì sao", "nó", "gọi số nào".
/// Written by officers in <c>content/follow-ups.yaml</c>; immutable.
/// </summary>
public sealed class FollowUpWords
{
    private readonly PhraseTable<WordRole> roles = new(matchFolded: true);
    private readonly PhraseTable<string> aspects = new(matchFolded: true);
    private readonly Dictionary<string, string> says = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> choices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> rivals = new(StringComparer.Ordinal);
    private readonly HashSet<string> noneOfThese = new(StringComparer.Ordinal);

    /// <summary>The place in <see cref="FindChoice"/> that means the last of the choices.</summary>
    public const int LastChoice = -1;

    /// <summary>Id of the aspect whose answer is a number to call.</summary>
    public const string CallAspect = "call";

    /// <summary>No words: every message is read by itself.</summary>
    public static FollowUpWords None { get; } = new();

    /// <summary>True when no word is listed, so that nothing is read as a follow-up.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>What the button says that leads out of a list of choices; empty when there is none.</summary>
    public string WayOut { get; init; } = "";

    /// <summary>What to say when none of the choices was meant.</summary>
    public string WayOutReply { get; init; } = "";

    /// <summary>The longest listed phrase that begins at <paramref name="position"/>: its tokens, 0 when there is none.</summary>
    internal int FindRole(AnalyzedText text, int position, out WordRole role)
    {
        roles.TryMatch(text, position, out var length, out role);
        return length;
    }

    /// <summary>The longest phrase that asks for an aspect and begins at <paramref name="position"/>: its tokens, 0 when there is none.</summary>
    internal int FindAspect(AnalyzedText text, int position, out string? aspect)
    {
        aspects.TryMatch(text, position, out var length, out aspect);
        return length;
    }

    /// <summary>The words that ask for an aspect; empty when the content does not know it (any more).</summary>
    public string Says(string aspect) => says.GetValueOrDefault(aspect, "");

    /// <summary>Which choice a whole message names: 0 for the first, <see cref="LastChoice"/> for the last; null when it names none.</summary>
    public int? FindChoice(string foldedMessage) => choices.TryGetValue(foldedMessage, out var place) ? place : null;

    /// <summary>True when a whole message says that none of the choices is meant.</summary>
    public bool MeansNoneOfThese(string foldedMessage) => noneOfThese.Contains(foldedMessage);

    /// <summary>True when a question about one of the two concepts is not about the other: a car is no bicycle.</summary>
    public bool AreRivals(string concept, string other) =>
        concept != other && rivals.TryGetValue(concept, out var group) && rivals.TryGetValue(other, out var otherGroup) && group == otherGroup;

    internal void Add(WordRole role, string phrase)
    {
        IsEmpty = false;
        roles.Add(phrase, role);
    }

    internal void AddAspect(string id, string words, IEnumerable<string> phrases)
    {
        says.TryAdd(id, words);
        foreach (var phrase in phrases) aspects.Add(phrase, id);
    }

    internal void AddChoice(int place, string phrase) => choices.TryAdd(Fold(phrase), place);

    internal void AddRivals(int group, string concept) => rivals.TryAdd(concept, group);

    internal void AddNoneOfThese(string phrase) => noneOfThese.Add(Fold(phrase));

    private static string Fold(string phrase) => Tokenizer.Analyze(phrase).FoldedText();
}

/// <summary>What a word does in a message that goes on.</summary>
internal enum WordRole
{
    /// <summary>Stands in every question and says nothing of what it is about: "có", "bao nhiêu".</summary>
    Plain,

    /// <summary>Begins a follow-up: "còn", "thế", "nếu".</summary>
    Opener,

    /// <summary>Ends one: "thì sao", "nữa".</summary>
    Closer,

    /// <summary>Stands for what was said before: "nó", "cái đó".</summary>
    Pronoun,

    /// <summary>Says that something else comes: "chuyện khác", "cho hỏi".</summary>
    Switch,
}
