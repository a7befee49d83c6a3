using System.Globalization;
using System.Text;
using Awareness.Knowledge;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Conversations.Responders;

/// <summary>Greetings, thanks, goodbyes, teasing, a laugh get a human word back, and a way on. What the conversation was about stays as it was.</summary>
internal static class SmallTalk
{
    private static readonly string[] Kinds = ["greeting", "thanks", "goodbye"];

    /// <summary>The kind that answers a message of emoji and no words; its words are never looked at.</summary>
    private const string Wordless = "wordless";

    /// <summary>The kind that answers a yes, a no or a skip to nothing.</summary>
    private const string BareAnswer = "bare-answer";

    public static Turn? Respond(TurnInput input)
    {
        if (input.Question.Count == 0) return Say(input, HasFile(input) ? input.Texts["file"] : WordlessText(input.Text, input.Texts), Popular.Suggestions(input));
        if (InEnglish(input) is { } said) return Say(input, input.Texts[said], SuggestionsAfter(input, said));
        if (input.SmallTalk is not { } kind) return null;
        return kind.Id == BareAnswer ? null : Say(input, kind.Text, SuggestionsAfter(input, kind.Id));
    }

    /// <summary>A yes, a no, a skip to nothing that was asked. Stands behind all that may have asked: a table, a choice. A yes to an answer just given asks for the rest of it.</summary>
    public static Turn? Bare(TurnInput input)
    {
        if (input.SmallTalk is not { Id: BareAnswer } kind) return null;
        var isYes = Answers.Read(input.Question)?.Value == true;
        if (isYes && !input.State.HasShownMore && Choice.LastCard(input) is { More: not null } last) return CardTurn.ShowMore(input, last);
        return Say(input, kind.Text, SuggestionsAfter(input, kind.Id));
    }

    /// <summary>A picture, a file, a voice message or a sticker: nothing here can look at it, and nothing keeps it.</summary>
    private static bool HasFile(TurnInput input) => input.Activity.Attachments is { Count: > 0 };

    private static string? InEnglish(TurnInput input) => input.InEnglish ? Kinds.FirstOrDefault(kind => input.Texts.Means(kind, input.Folded)) : null;

    private static IReadOnlyList<Suggestion> SuggestionsAfter(TurnInput input, string kind) => kind == "goodbye" ? [] : Popular.Suggestions(input);

    private static string WordlessText(string message, ServiceTexts texts) =>
        HasSymbol(message) && texts.SmallTalk.FirstOrDefault(kind => kind.Id == Wordless) is { } kind ? kind.Text : texts["empty"];

    /// <summary>True when there is an emoji, a heart or a smile; dots and question marks alone say nothing.</summary>
    private static bool HasSymbol(string message)
    {
        foreach (var rune in message.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ClosePunctuation) return true;
        }

        return false;
    }

    private static Turn Say(TurnInput input, string text, IReadOnlyList<Suggestion> suggestions) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish, Suggestions = suggestions }],
        State = input.State,
        Contact = input.Contact,
    };
}
