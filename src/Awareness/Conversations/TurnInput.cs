using Awareness.Contacts;
using Awareness.Conversations.FollowUps;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Conversations;

/// <summary>Everything the engine may look at. Time comes in here, never from a clock.</summary>
public sealed class TurnInput
{
    /// <summary>Vietnam has no daylight saving: a day begins at UTC+7 all year.</summary>
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>Gathers what one turn may look at.</summary>
    /// <param name="activity">What the person sent.</param>
    /// <param name="state">Conversation and contact before the turn.</param>
    /// <param name="knowledge">One version of the content; the whole turn is answered from it.</param>
    /// <param name="now">The moment of the turn.</param>
    public TurnInput(Activity activity, TurnState state, KnowledgeBase knowledge, DateTimeOffset now)
    {
        Activity = activity;
        State = state.Conversation.State;
        Contact = state.Contact;
        Knowledge = knowledge;
        Now = now;
        Text = Truncate(activity.Text ?? "");
    }

    /// <summary>What the person sent.</summary>
    public Activity Activity { get; }

    /// <summary>State before the turn.</summary>
    public ConversationState State { get; }

    /// <summary>The person before the turn.</summary>
    public Contact Contact { get; }

    /// <summary>The content the turn is answered from.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The moment of the turn.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(VietnamOffset).DateTime);

    /// <summary>What the person wrote, cut to <see cref="Limits.TextLength"/>; empty when the activity carries no text.</summary>
    public string Text { get; }

    /// <summary>The text as tokens, after the lexicon.</summary>
    public AnalyzedText Question => field ??= Knowledge.Analyze(Text);

    /// <summary>The whole message folded, to be compared with word lists.</summary>
    public string Folded => field ??= Question.FoldedText();

    /// <summary>How the message goes on with what was said before.</summary>
    public MessageShape Shape => field ??= MessageShape.Of(Question, Knowledge.Content.FollowUps);

    /// <summary>The question without words that only lead to it: of "à mà cho hỏi chó cắn thì làm gì" what stands behind "cho hỏi".</summary>
    public AnalyzedText Asked => field ??= Shape.Begin == 0 ? Question : Knowledge.Analyze(Text[Question[Shape.Begin].Start..]);

    /// <summary>What the knowledge base makes of the question, as if nothing had been said before it.</summary>
    public Decision Decision => field ??= Knowledge.Decide(Asked, Today);

    private static string Truncate(string text)
    {
        if (text.Length <= Limits.TextLength) return text;
        var end = char.IsHighSurrogate(text[Limits.TextLength - 1]) ? Limits.TextLength - 1 : Limits.TextLength;
        return text[..end];
    }
}
