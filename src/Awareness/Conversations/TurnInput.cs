using System.Globalization;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations.Rights;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Knowledge.Tables;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Conversations;

/// <summary>Everything the engine may look at. Time comes in here, never from a clock.</summary>
public sealed class TurnInput
{
    private readonly ConversationState before;
    private bool? isExactAnswer;

    /// <summary>Gathers what one turn may look at.</summary>
    /// <param name="activity">What the person sent.</param>
    /// <param name="state">Conversation and contact before the turn.</param>
    /// <param name="knowledge">One version of the content; the whole turn is answered from it.</param>
    /// <param name="now">The moment of the turn.</param>
    public TurnInput(Activity activity, TurnState state, KnowledgeBase knowledge, DateTimeOffset now)
    {
        Activity = activity;
        Contact = state.Contact;
        Knowledge = knowledge;
        Now = now;
        before = state.Conversation.State;
        Text = WholeText.Cut(Pressed(activity, before) ?? activity.Text ?? "", Limits.TextLength);
    }

    /// <summary>The bots in force.</summary>
    public BotLibrary Bots { get; init; } = BotLibrary.None;

    /// <summary>False on the page, which keeps nothing: no flow can be walked through there.</summary>
    public bool HasConversation { get; init; } = true;

    /// <summary>Messages a person is answered in a minute; 0 means all of them.</summary>
    public int MessagesPerMinute { get; init; }

    /// <summary>A number nobody can guess, drawn once for the turn.</summary>
    public ulong Seed { get; init; }

    /// <summary>What was looked up for this turn; null the first time it runs.</summary>
    public Found? Found { get; init; }

    /// <summary>What the person sent.</summary>
    public Activity Activity { get; }

    /// <summary>
    /// State before the turn, with what this message says of the person's language and of whom the person is. What was asked about the person's rights is left out, so
    /// that it is answered now or never; it is in <see cref="RightsAsked"/>.
    /// </summary>
    public ConversationState State => field ??= Notice(before);

    /// <summary>What the last reply asked about the person's rights.</summary>
    public RightsQuestion RightsAsked => before.RightsAsked;

    /// <summary>The question a run waits at; null when none does.</summary>
    internal WaitingQuestion? Waiting => field ??= before.Run is { } run ? WaitingQuestion.Of(run, Bots) : null;

    /// <summary>
    /// True when the message answers the question that waits word for word, or steers its flow: what else it could mean is then not looked for. While a danger keeps the
    /// question from being answered, only what surely goes on is.
    /// </summary>
    public bool IsExactAnswer => isExactAnswer ??= RightsAsked is RightsQuestion.None && Waiting is { } waiting
        && (before.IsRunPaused ? GoingOn.IsMeant(waiting, Typed, before.DangerCardId, Bots.Texts) : waiting.IsAnsweredBy(Typed, Bots.Texts));

    /// <summary>The person before the turn.</summary>
    public Contact Contact { get; }

    /// <summary>The content the turn is answered from.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The moment of the turn.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => VietnamTime.DayOf(Now);

    /// <summary>What the person wrote, or the button a bare number stands for, cut to <see cref="Limits.TextLength"/>; empty when the activity carries no text.</summary>
    public string Text { get; }

    /// <summary>True when the answer is to be in English.</summary>
    public bool InEnglish => State.InEnglish;

    /// <summary>The cards of the person's language.</summary>
    public CardRetrieval Cards => (InEnglish ? Knowledge.English : null) ?? Knowledge.Vietnamese;

    /// <summary>What the service says of itself, in the person's language.</summary>
    public ServiceTexts Texts => (InEnglish ? Knowledge.Content.English?.Texts : null) ?? Knowledge.Content.Texts;

    /// <summary>The text as tokens and nothing more: no lexicon has looked at it.</summary>
    public AnalyzedText Typed => Reading.Typed;

    /// <summary>The text as tokens, after the Vietnamese lexicon, whatever its language: danger is looked for in both.</summary>
    public AnalyzedText Question => Reading.Question;

    /// <summary>What the knowledge makes of the text, read in Vietnamese, by its words alone.</summary>
    internal TextReading Reading => field ??= Knowledge.Read(Text);

    /// <summary>What the knowledge makes of <see cref="Asked"/>.</summary>
    internal TextReading AskedReading => field ??= InEnglish ? Knowledge.Read(Text, inEnglish: true) : Shape.Begin == 0 ? Reading : Knowledge.Read(Text[Question[Shape.Begin].Start..]);

    /// <summary>
    /// The question in the person's language, without words that only lead to it: of "à mà cho hỏi chó cắn thì làm gì" what stands behind "cho hỏi".
    /// </summary>
    public AnalyzedText Asked => AskedReading.Question;

    /// <summary>The danger the message speaks of; null when there is none.</summary>
    public Danger? Danger => Reading.Danger;

    /// <summary>The kind of small talk that the whole message is, by the Vietnamese lists; null when it says anything else.</summary>
    public SmallTalkKind? SmallTalk => Reading.SmallTalk;

    /// <summary>How the message goes on with what was said before.</summary>
    public MessageShape Shape => Reading.Shape;

    /// <summary>The whole message as tokens of the person's language, to be compared with word lists.</summary>
    public AnalyzedText Whole => InEnglish ? Typed : Question;

    /// <summary>The same folded.</summary>
    public string Folded => field ??= InEnglish ? Typed.FoldedText() : Reading.Folded;

    /// <summary>What the cards make of the question, as if nothing had been said before it.</summary>
    public Decision Decision => AskedReading.On(Today).Decision;

    /// <summary>The values for tables that the message tells.</summary>
    internal Values Told => Reading.On(Today).Told;

    /// <summary>The card with this id in the person's language, or else in Vietnamese.</summary>
    public Card? FindCard(string id) => Knowledge.FindCard(id, InEnglish);

    /// <summary>What a flow may look at of this turn.</summary>
    /// <param name="flow">Full name of the flow; its bot says whom the texts address when the person did not show it.</param>
    internal FlowInput ForFlow(string flow)
    {
        var bot = Bots.FindBot(flow[..Math.Max(0, flow.IndexOf('/', StringComparison.Ordinal))]);
        return new FlowInput
        {
            Text = IsExactAnswer ? Typed : Question,
            Contact = Contact,
            Flows = Bots,
            Now = Now,
            Today = Today,
            Seed = Seed,
            Audience = State.Audience is Audience.Everyone ? bot?.Audience ?? Audience.Everyone : State.Audience,
            InEnglish = InEnglish && bot is not null && bot.Languages.Contains("en"),
            Standing = Found?.Standing,
        };
    }

    /// <summary>The button below the last reply that a bare number presses; null when the message is none, or something else is asked.</summary>
    private static string? Pressed(Activity activity, ConversationState state)
    {
        if (state is not { RightsAsked: RightsQuestion.None, Offered.Count: 0, Pressable.Count: > 0 }) return null;
        return int.TryParse(activity.Text.AsSpan().Trim().TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= state.Pressable.Count ? state.Pressable[number - 1] : null;
    }

    /// <summary>Greetings and thanks in English are everyday words to Vietnamese people: they do not change the language.</summary>
    private ConversationState Notice(ConversationState state)
    {
        if (Activity.Type is not ActivityTypes.Message) return state;
        var paced = MessagesPerMinute == 0 ? state : state with { Pace = Pace.After(state.Pace, Now) };
        var asked = paced is { RightsAsked: RightsQuestion.None, Pressable.Count: 0 } ? paced : paced with { RightsAsked = RightsQuestion.None, Pressable = [] };
        // The letters of a receipt are of no language.
        if (Text.Length == 0 || IsExactAnswer || (!Bots.Texts.IsEmpty && ReceiptCode.Find(Text) is not null)) return asked;
        var isSmallTalk = Knowledge.Content.Texts.MeansAnything(Reading.Folded);
        var inEnglish = (isSmallTalk ? null : Reading.IsEnglish) ?? asked.InEnglish;
        var audience = inEnglish ? Audience.Everyone : Reading.On(Today).Audience;
        return asked with { InEnglish = inEnglish, Audience = audience == Audience.Everyone ? asked.Audience : audience };
    }
}
