using System.Globalization;
using Awareness.Conversations.Rights;
using Awareness.Flows;
using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Conversations.Responders;

/// <summary>
/// What people may ask of what is kept about them: to stop messages, to erase everything, to see it, to know why it is kept, how their report stands. Only whole messages
/// count ("dừng xe ở đâu" is a question); a receipt is found anywhere. Without bots there are only the words that stop messages.
/// </summary>
internal static class PeopleRights
{
    private const int MostWordsLeftOpen = 2;

    /// <summary>Words from a no to what is not to be done.</summary>
    private const int FarthestNot = 3;

    public static Turn? Respond(TurnInput input)
    {
        if (input.Bots.Texts.IsEmpty) return OptOut.Respond(input);
        if (!input.HasConversation) return OptOut.Respond(input) ?? (Means(input, ChatWordKeys.Privacy) ? Privacy(input) : null);
        return Answered(input) ?? Asked(input) ?? PutAgain(input);
    }

    private static Turn? Answered(TurnInput input) => input.RightsAsked switch
    {
        RightsQuestion.Stop or RightsQuestion.StopAgain => Chosen(input, ChatTextKeys.StopMessages, ChatTextKeys.StopErase, ChatTextKeys.StopKeep) switch
        {
            0 => Stop(input),
            1 => AskErase(input, RightsQuestion.Erase),
            2 => Keep(input),
            _ when TakesBack(input) => Keep(input),
            _ => null,
        },
        RightsQuestion.Erase or RightsQuestion.EraseAgain => Chosen(input, ChatTextKeys.EraseYes, ChatTextKeys.EraseNo) switch
        {
            0 => Erase(input),
            1 => Keep(input),
            _ when TakesBack(input) || IsNotToErase(input.Question) => Keep(input),
            // Who was asked whether everything is to be erased, and says "xóa", has said yes.
            _ when Means(input, ChatTextKeys.StopErase) || IsButton(input, ChatTextKeys.StopErase) => Erase(input),
            // "Ờ thì" is no yes: what is erased does not come back.
            _ when !Interruption.IsDoubt(input.Question) && Answers.Read(input.Question) is { } said => said.Value ? Erase(input) : Keep(input),
            _ => null,
        },
        _ => null,
    };

    /// <summary>
    /// What is neither an answer, a danger nor a question of its own is no word to the flow behind it: the question is put once more, and then all is kept as it is.
    /// </summary>
    private static Turn? PutAgain(TurnInput input)
    {
        if (input.RightsAsked is RightsQuestion.None || input.Danger is not null || SmallTalk.IsPlea(input) || Interruption.Asks(input) || TriggeredFlow.RespondToExactly(input) is not null) return null;
        return input.RightsAsked switch
        {
            RightsQuestion.Stop => AskStop(input, RightsQuestion.StopAgain),
            RightsQuestion.Erase => AskErase(input, RightsQuestion.EraseAgain),
            _ => Keep(input),
        };
    }

    /// <summary>"Nhầm", "quay lại": what was asked for was not meant.</summary>
    private static bool TakesBack(TurnInput input) => Means(input, FlowWordKeys.Back);

    /// <summary>"Thôi không xóa", "đừng xóa nhé": a no close before the word, in the same breath.</summary>
    private static bool IsNotToErase(AnalyzedText message)
    {
        for (var i = 1; i < message.Count; i++)
        {
            if (message.Folded(i) is not "xoa") continue;
            for (var before = i - 1; before >= 0 && i - before <= FarthestNot && !message.GapBefore(before + 1).ContainsAny(',', '.'); before--)
            {
                if (FlowReply.IsNot(message, before)) return true;
            }
        }

        return false;
    }

    private static Turn? Asked(TurnInput input)
    {
        if (LeavesOpen(input)) return AskStop(input, RightsQuestion.Stop);
        // With politeness around it; of one word more than the words may have been cut away.
        List<string> cores = [.. Courtesy.Cores(input, input.Typed.FoldedText()).Where(core => core.Contains(' ', StringComparison.Ordinal))];
        if (MeansPolitely(input, ChatWordKeys.Erase, cores) || IsButton(input, ChatTextKeys.StopErase)) return AskErase(input, RightsQuestion.Erase);
        if (MeansPolitely(input, ChatWordKeys.MyData, cores)) return ShowData(input);
        if (MeansPolitely(input, ChatWordKeys.Privacy, cores)) return RunningFlow.Resume(input, Privacy(input));
        if ((ReceiptCode.Find(input.Text) ?? ReceiptCode.FindBare(input.Text)) is { } code) return ShowReport(input, code);
        if (ReceiptCode.FindSlip(input.Text) is { } slip) return Unknown(input, slip);
        if (MeansPolitely(input, ChatWordKeys.ReportStatus, cores)) return RunningFlow.Resume(input, Say(input, Text(input, ChatTextKeys.ReportAsk)));
        if (OptOut.Respond(input) is { } turn) return turn.Contact.OptedOutAt is null ? RunningFlow.Resume(input, turn) : OfferErase(input, turn);
        // Also where the question that waits has these words in its choices: who stops messages is heard first.
        if (cores.Exists(core => input.Texts.Means("opt-out", core))) return OfferErase(input, OptOut.Stop(input));
        return Wished(input) switch
        {
            RightsWish.Erase => AskErase(input, RightsQuestion.Erase),
            RightsWish.Stop => OfferErase(input, OptOut.Stop(input)),
            _ => null,
        };
    }

    /// <summary>The same in own words. What the author wrote into the choices of a question that waits is an answer to it.</summary>
    private static RightsWish Wished(TurnInput input)
    {
        var isAnswering = input.Waiting is not null;
        if (input.Waiting is { } waiting && waiting.HasWordsOf(input.Typed, orFiller: true)) return RightsWish.None;
        return RightsWords.Read(input.Typed, isAnswering) is var wish and not RightsWish.None ? wish : RightsWords.Read(input.Question, isAnswering);
    }

    /// <summary>A bare "dừng" leaves open what is to stop; where no list of such words is kept, the opt-out words of one or two syllables are they.</summary>
    private static bool LeavesOpen(TurnInput input) => input.Bots.Texts.Words.ContainsKey(ChatWordKeys.AskStop)
        ? Means(input, ChatWordKeys.AskStop)
        : input.Question.Count <= MostWordsLeftOpen && input.Texts.Means("opt-out", input.Whole);

    /// <summary>Messages are stopped at once; whoever wants more has one button to it.</summary>
    private static Turn OfferErase(TurnInput input, Turn stopped)
    {
        var offer = new Reply($"{Stopped(input, stopped.Replies[0].Text)}\n\n{Text(input, ChatTextKeys.OfferErase)}") { InEnglish = input.InEnglish, Suggestions = [new Suggestion(Text(input, ChatTextKeys.StopErase), Topic: null)] };
        return stopped with { Replies = [offer] };
    }

    private static Turn Stop(TurnInput input) =>
        Say(input, Stopped(input, Text(input, ChatTextKeys.Stopped))) with { Contact = input.Contact with { OptedOutAt = input.Contact.OptedOutAt ?? input.Now }, Stops = true };

    /// <summary>What is stopped is messages: a flow in the middle waits where it is, and that is said.</summary>
    private static string Stopped(TurnInput input, string text) => input.State.Run is null ? text : $"{text}\n\n{Text(input, ChatTextKeys.StillWaiting)}";

    private static Turn Keep(TurnInput input) => RunningFlow.Resume(input, Say(input, Text(input, ChatTextKeys.Kept)));

    private static Turn AskStop(TurnInput input, RightsQuestion question) => Ask(input, question, ChatTextKeys.StopAsk, ChatTextKeys.StopMessages, ChatTextKeys.StopErase, ChatTextKeys.StopKeep);

    private static Turn AskErase(TurnInput input, RightsQuestion question) => Ask(input, question, ChatTextKeys.EraseAsk, ChatTextKeys.EraseYes, ChatTextKeys.EraseNo);

    private static Turn Erase(TurnInput input) => Turn.Erased(input) with { Replies = Say(input, Text(input, ChatTextKeys.Erased)).Replies, Stops = true };

    private static Turn Privacy(TurnInput input)
    {
        var bot = input.State.Run is { } run ? input.Bots.FindBot(run.Current.Flow.Split('/', 2)[0]) : null;
        var text = Text(input, ChatTextKeys.Privacy);
        return Say(input, bot is { Privacy.Length: > 0 } ? $"{text}\n\n{bot.Privacy}" : text);
    }

    private static Turn ShowData(TurnInput input)
    {
        if (input.Found?.Person is not { } person) return Look(input, new Lookup.Person());
        return RunningFlow.Resume(input, Say(input, "") with { Replies = [new PersonalCopy(person, input.Bots, input.InEnglish).Reply()] });
    }

    private static Turn ShowReport(TurnInput input, string code)
    {
        if (input.Found?.ReportCode != code) return Look(input, new Lookup.Report(code));
        if (input.Found.Report is not { } report) return Unknown(input, code);
        var key = report.State switch
        {
            ReportState.Open => ChatTextKeys.ReportOpen,
            ReportState.Forwarded => ChatTextKeys.ReportForwarded,
            ReportState.Fixed => ChatTextKeys.ReportFixed,
            ReportState.Rejected => ChatTextKeys.ReportRejected,
            _ => throw new InvalidOperationException($"Unknown state {report.State}."),
        };
        var state = Placeholders.Fill(Text(input, key), ("code", code), ("date", Day(report.At)), ("changed", Day(report.ChangedAt)));
        var note = report.Note is { Length: > 0 } said ? $"\n\n{Placeholders.Fill(Text(input, ChatTextKeys.ReportNote), ("note", said))}" : "";
        return RunningFlow.Resume(input, Say(input, state + note));
    }

    private static Turn Unknown(TurnInput input, string code) => RunningFlow.Resume(input, Say(input, Placeholders.Fill(Text(input, ChatTextKeys.ReportUnknown), ("code", code))));

    /// <summary>Nothing is said before it was looked up; where nobody looks it up the conversation stays as it is.</summary>
    private static Turn Look(TurnInput input, Lookup lookup) => Turn.Silent(input) with { Wants = lookup };

    private static Turn Ask(TurnInput input, RightsQuestion question, string text, params ReadOnlySpan<string> buttons)
    {
        List<Suggestion> suggestions = [];
        foreach (var button in buttons) suggestions.Add(new Suggestion(Text(input, button), Topic: null));
        var turn = Say(input, Text(input, text));
        return turn with
        {
            Replies = [turn.Replies[0] with { Suggestions = suggestions, IsQuestion = true, NumberHint = Text(input, ChatTextKeys.ChooseByNumber) }],
            State = turn.State with { RightsAsked = question },
        };
    }

    /// <summary>Which of the buttons was meant, by its number, its text or words that mean it; -1 for none.</summary>
    private static int Chosen(TurnInput input, params ReadOnlySpan<string> keys)
    {
        if (int.TryParse(input.Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= keys.Length) return number - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (Means(input, keys[i]) || IsButton(input, keys[i])) return i;
        }

        return Ordinal(input, keys.Length);
    }

    /// <summary>"Cái đầu", "cái thứ hai", "số 3 ạ": a place in the list, from 0; -1 for none.</summary>
    private static int Ordinal(TurnInput input, int count)
    {
        var places = Enumerable.Range(0, count).Select(place => (place + 1).ToString(CultureInfo.InvariantCulture)).Select(place => new FlowChoice(place, place)).ToList();
        return ChoiceMatching.Find(places, new FlowReply(input.ForFlow(""))) is { } meant ? places.IndexOf(meant) : -1;
    }

    private static bool IsButton(TurnInput input, string key) => Tokenizer.Analyze(Text(input, key)).FoldedText() == input.Typed.FoldedText();

    private static bool Means(TurnInput input, string key) => input.Bots.Texts.Means(key, input.Typed) || input.Bots.Texts.Means(key, input.Whole);

    private static bool MeansPolitely(TurnInput input, string key, List<string> cores) => Means(input, key) || cores.Exists(core => input.Bots.Texts.Means(key, core));

    private static string Text(TurnInput input, string key) => input.Bots.Texts.Get(key, input.InEnglish);

    private static string Day(DateTimeOffset at) => VietnamTime.Shown(at);

    private static Turn Say(TurnInput input, string text) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish }],
        State = input.State,
        Contact = input.Contact,
    };
}
