using System.Globalization;
using Awareness.Bots;
using Awareness.Flows;
using Awareness.Language;

namespace Awareness.Conversations.Responders;

/// <summary>Whole messages that start a flow, in any spelling and with words around them that add nothing; and the menu of what can be started.</summary>
internal static class TriggeredFlow
{
    private const int LeastWordsWithin = 2;
    private const int LongestStart = 8;

    public static Turn? Respond(TurnInput input)
    {
        var bots = input.Bots;
        if (bots.StartWords.Count == 0 || input.Question.Count is 0 or > Courtesy.MostWords) return null;
        if (bots.Texts.Means(ChatWordKeys.Menu, input.Folded)) return Menu(input);
        if (Meant(input) is not { } word) return null;
        if (!input.HasConversation) return Menu(input);
        if (word.Campaign is { } campaign && !campaign.IsOn(input.Today)) return NotOn(input, campaign);
        return bots.Find(word.Flow) is { } flow ? FlowReplies.Of(input, FlowEngine.Start(flow, input.ForFlow(flow.Id))) : null;
    }

    /// <summary>The same where nothing stands around the words.</summary>
    public static Turn? RespondToExactly(TurnInput input) =>
        input.Bots.StartWords.ContainsKey(input.Folded) || input.Bots.StartWords.ContainsKey(input.Typed.FoldedText()) || input.Bots.Texts.Means(ChatWordKeys.Menu, input.Folded) ? Respond(input) : null;

    /// <summary>What the longest start words that stand whole in a message start, as a button; null when there are none. Words of one syllable stand in any message.</summary>
    public static Suggestion? Within(TurnInput input)
    {
        if (!input.HasConversation || input.Bots.StartWords.Count == 0) return null;
        var words = input.Folded.Split(' ');
        for (var length = Math.Min(words.Length - 1, LongestStart); length >= LeastWordsWithin; length--)
        {
            for (var i = 0; i + length <= words.Length; i++)
            {
                var phrase = string.Join(' ', words, i, length);
                if (input.Bots.StartWords.TryGetValue(phrase, out var word) && Written(input.Bots, word, phrase, input.Today) is { } written) return new Suggestion(written, Topic: null);
            }
        }

        return null;
    }

    /// <summary>The bots as buttons.</summary>
    public static IEnumerable<Suggestion> Buttons(BotLibrary bots) => bots.Bots.Select(bot => new Suggestion(bot.Name, Topic: null));

    /// <summary>The words as their author wrote them, with a capital; null for a campaign that is not on.</summary>
    private static string? Written(BotLibrary bots, StartWord word, string folded, DateOnly today)
    {
        if (word.Campaign is { } campaign && !campaign.IsOn(today)) return null;
        var said = (bots.Find(word.Flow)?.StartWords ?? []).Concat(word.Campaign?.StartWords ?? []).FirstOrDefault(start => Tokenizer.Analyze(start).FoldedText() == folded);
        return said is [var first, ..] ? $"{char.ToUpperInvariant(first)}{said.AsSpan(1)}" : null;
    }

    private static StartWord? Meant(TurnInput input)
    {
        var words = input.Bots.StartWords;
        if (words.TryGetValue(input.Folded, out var meant) || words.TryGetValue(input.Typed.FoldedText(), out meant)) return meant;
        return WithoutFillers(input);
    }

    /// <summary>The longest of what is left without words that add nothing that starts something.</summary>
    private static StartWord? WithoutFillers(TurnInput input)
    {
        foreach (var core in Courtesy.Cores(input, input.Folded))
        {
            if (input.Bots.StartWords.TryGetValue(core, out var meant)) return meant;
        }

        return null;
    }

    private static Turn Menu(TurnInput input)
    {
        var texts = input.Bots.Texts;
        var lines = input.Bots.Bots.Select(bot => $"- {bot.Name}: {bot.About}");
        var head = texts.Get(input.HasConversation ? ChatTextKeys.Menu : ChatTextKeys.OnlyInChat, input.InEnglish);
        var text = $"{head}\n\n{string.Join('\n', lines)}";
        if (!input.HasConversation) return Say(input, text, []);
        // In the middle of a flow its question would take the place of these buttons: it waits, and one button goes back to it.
        return input.State.Run is null ? Bare(input, text, [.. Buttons(input.Bots)]) : Bare(input, text, [.. Buttons(input.Bots), RunningFlow.GoOn(input)]) with { IsMenu = true };
    }

    private static Turn NotOn(TurnInput input, Campaign campaign)
    {
        var text = input.Bots.Texts.Get(ChatTextKeys.NotOn, input.InEnglish)
            .Replace("{title}", campaign.Title, StringComparison.Ordinal)
            .Replace("{from}", campaign.From.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{until}", campaign.Until.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Say(input, text, [.. Buttons(input.Bots)]);
    }

    private static Turn Say(TurnInput input, string text, IReadOnlyList<Suggestion> suggestions)
    {
        var turn = Bare(input, text, suggestions);
        return input.State.Run is null ? turn : RunningFlow.Resume(input, turn);
    }

    private static Turn Bare(TurnInput input, string text, IReadOnlyList<Suggestion> suggestions) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish, Suggestions = suggestions }],
        State = input.State with { Offered = [], ClarifyRounds = 0 },
        Contact = input.Contact,
    };
}
