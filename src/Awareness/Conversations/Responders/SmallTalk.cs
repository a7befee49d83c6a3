using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Language.Recognizers.Choice;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>Greetings, thanks, goodbyes, teasing, a laugh get a human word back, and a way on. What the conversation was about stays as it was.</summary>
internal static class SmallTalk
{
    private const string Greeting = "greeting";
    private const string Help = "help";
    private static readonly string[] Kinds = [Help, Greeting, "thanks", "goodbye"];

    /// <summary>The kinds that say a person goes.</summary>
    private static readonly string[] Partings = ["goodbye", LeavingKind];
    private const string LeavingKind = "leaving";
    private const int MostWordsOfParting = 14;

    /// <summary>Words that begin a message of somebody who leaves; false for those that begin something else.</summary>
    private static readonly PhraseTable<bool> LeavingWords = Beginnings(
        "thôi|nghỉ chơi|nghỉ thôi|nghỉ đây|nghỉ nhé|nghỉ nha|nghỉ đã|không chơi nữa|không làm nữa|em không chơi nữa|em không làm nữa|mình không làm nữa|tôi không làm nữa|tạm biệt|bye",
        "thôi chết|thôi rồi|thôi được|thôi thì|thôi nào|thôi kệ|thôi cho|thôi để|thôi hỏi|thôi chọn|thôi em chọn|thôi mình chọn|thôi hứa|thôi em hứa|thôi đi mà|thôi vậy|thôi việc|thôi học|thôi nôi");

    /// <summary>Words of a cry within a message; one word alone may mean much else.</summary>
    private const int LeastWordsOfCry = 2;
    private const int MostWordsOfCry = 4;

    /// <summary>The kinds that are heard in the middle of a flow too: who needs somebody, or weeps.</summary>
    private static readonly string[] Pleas = [Help, "need-help", "crying"];

    /// <summary>The kind that answers a message of emoji and no words; its words are never looked at.</summary>
    private const string WordlessKind = "wordless";

    /// <summary>The kind that answers a yes, a no or a skip to nothing.</summary>
    private const string BareAnswer = "bare-answer";

    public static Turn? Respond(TurnInput input)
    {
        if (Wordless(input) is { } wordless) return wordless;
        return KindOf(input) is { } kind && kind.Id != BareAnswer ? Say(input, kind) : null;
    }

    /// <summary>Answers a message of emoji, dots or smiles, without a word in it; null for any other.</summary>
    public static Turn? Wordless(TurnInput input) => input.Question.Count == 0 ? Wordlessly(input) : null;

    /// <summary>True when the whole message calls for help and says no more.</summary>
    public static bool IsCryForHelp(TurnInput input) => KindOf(input) is { Id: Help };

    /// <summary>
    /// Answers a goodbye where a question of a flow waits; null for anything else. The words of leaving may begin a longer message
    /// ("thôi em không chơi nữa đâu mẹ gọi"), unless it asks for something.
    /// </summary>
    public static Turn? Parting(TurnInput input)
    {
        // A sign of danger is heard first; the wording alone makes nothing of what the whole message is known to be.
        if (input.Danger is { Sign: not Danger.Fitted }) return null;
        if (KindOf(input) is { } kind) return Partings.Contains(kind.Id, StringComparer.Ordinal) ? Say(input, kind.Text, []) : null;
        return (input.Danger is not { } danger || Emergency.IsFaint(input, danger)) && IsLeaving(input) && input.Texts.SmallTalk.FirstOrDefault(talk => talk.Id == LeavingKind) is { } leaving ? Say(input, leaving.Text, []) : null;
    }

    private static bool IsLeaving(TurnInput input) =>
        input.Question.Count is > 1 and <= MostWordsOfParting && !input.Text.Contains('?', StringComparison.Ordinal) && LeavingWords.TryMatch(input.Question, 0, out _, out var leaves) && leaves;

    /// <summary>True when the message begins or ends with a cry for help ("cứu với em sắp chìm").</summary>
    public static bool HoldsCry(TurnInput input)
    {
        var words = input.Folded.Split(' ');
        for (var length = LeastWordsOfCry; length <= words.Length && length <= MostWordsOfCry; length++)
        {
            if (input.Texts.Means(Help, string.Join(' ', words[..length])) || input.Texts.Means(Help, string.Join(' ', words[^length..]))) return true;
        }

        return false;
    }

    /// <summary>Answers a cry for help, and words of grief or fear, where a question of a flow waits; null for anything else.</summary>
    public static Turn? Plea(TurnInput input) => IsPlea(input) && KindOf(input) is { } kind ? Say(input, kind) : null;

    /// <summary>True when the whole message is a cry for help, or words of grief or fear.</summary>
    public static bool IsPlea(TurnInput input) => KindOf(input) is { } kind && Pleas.Contains(kind.Id, StringComparer.Ordinal);

    /// <summary>A yes, a no, a skip to nothing that was asked. Stands behind all that may have asked: a table, a choice. A yes to an answer just given asks for the rest of it.</summary>
    public static Turn? Bare(TurnInput input)
    {
        if (KindOf(input) is not { Id: BareAnswer } kind) return null;
        var isYes = Answers.Read(input.Question)?.Value == true;
        if (isYes && !input.State.HasShownMore && Choice.LastCard(input) is { More: not null } last) return CardTurn.ShowMore(input, last);
        return Say(input, kind);
    }

    private static SmallTalkKind? KindOf(TurnInput input)
    {
        if (input.InEnglish && Kinds.FirstOrDefault(kind => input.Texts.Means(kind, input.Folded)) is { } said) return new SmallTalkKind(said, input.Texts[said], ReadOnlySet<string>.Empty);
        return input.SmallTalk;
    }

    /// <summary>Nobody in danger is thanked, wished well or shown a menu; who greets begins anew.</summary>
    private static Turn Say(TurnInput input, SmallTalkKind kind)
    {
        if ((kind.Id != Greeting || input.State.IsRunPaused) && StandingBy.Respond(input) is { } stays) return stays;
        var turn = Say(input, kind.Text, kind.Id is "goodbye" or Help ? [] : Popular.Suggestions(input));
        return kind.Id == Help ? turn with { Outcome = Outcome.Emergency } : turn;
    }

    private static Turn Wordlessly(TurnInput input)
    {
        if (HasFile(input)) return Say(input, input.Texts["file"], Popular.Suggestions(input));
        return StandingBy.Respond(input) ?? Say(input, WordlessText(input.Text, input.Texts), Popular.Suggestions(input));
    }

    /// <summary>A picture, a file, a voice message or a sticker: nothing here can look at it, and nothing keeps it.</summary>
    private static bool HasFile(TurnInput input) => input.Activity.Attachments is { Count: > 0 };

    private static string WordlessText(string message, ServiceTexts texts) =>
        HasSymbol(message) && texts.SmallTalk.FirstOrDefault(kind => kind.Id == WordlessKind) is { } kind ? kind.Text : texts["empty"];

    /// <summary>True when there is an emoji, a heart or a smile; dots and question marks alone say nothing.</summary>
    private static bool HasSymbol(string message)
    {
        foreach (var rune in message.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ClosePunctuation) return true;
        }

        return false;
    }

    private static PhraseTable<bool> Beginnings(string leaving, string others)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var word in leaving.Split('|')) table.Add(word, value: true);
        foreach (var word in others.Split('|')) table.Add(word, value: false);
        return table;
    }

    private static Turn Say(TurnInput input, string text, IReadOnlyList<Suggestion> suggestions) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish, Suggestions = suggestions }],
        State = input.State,
        Contact = input.Contact,
    };
}
