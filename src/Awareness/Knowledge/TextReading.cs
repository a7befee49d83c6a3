using Awareness.Knowledge.Search;
using Awareness.Knowledge.Tables;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Knowledge;

/// <summary>
/// What one version of the knowledge makes of a text by its words alone: no person and no conversation is in it, so it is the same whoever says it. Each part is worked
/// out when it is first asked for. Safe for any number of readers.
/// </summary>
public sealed class TextReading
{
    private readonly CardRetrieval cards;
    private readonly Lazy<bool?> isEnglish;
    private readonly Lazy<Danger?> danger;
    private readonly Lazy<RefusalReply?> refusal;
    private readonly Lazy<SmallTalkKind?> smallTalk;
    private readonly KnowledgeContent content;
    private DayReading? latest;

    internal TextReading(KnowledgeBase knowledge, CardRetrieval cards, string text)
    {
        this.cards = cards;
        Text = text;
        content = knowledge.Content;
        isEnglish = Once(() => knowledge.IsEnglish(text));
        danger = Once(() => content.Safety.Assess(Question));
        refusal = Once(() => content.Refusals.Assess(Question));
        smallTalk = Once(() => content.Texts.SmallTalkIn(Question));
    }

    /// <summary>What was written.</summary>
    public string Text { get; }

    /// <summary>The text as tokens and nothing more: no lexicon has looked at it.</summary>
    public AnalyzedText Typed => field ??= Tokenizer.Analyze(Text);

    /// <summary>The text as tokens, after the lexicon of the reading's language.</summary>
    public AnalyzedText Question => field ??= cards.Analyze(Text);

    /// <summary>The whole text folded, to be compared with word lists.</summary>
    public string Folded => field ??= Question.FoldedText();

    /// <inheritdoc cref="KnowledgeBase.IsEnglish"/>
    public bool? IsEnglish => isEnglish.Value;

    /// <summary>The danger it speaks of; null when there is none.</summary>
    public Danger? Danger => danger.Value;

    /// <summary>What is said to it when it asks for something harmful; null when it does not.</summary>
    public RefusalReply? Refusal => refusal.Value;

    /// <summary>The small talk that it is; null when it says anything else.</summary>
    public SmallTalkKind? SmallTalk => smallTalk.Value;

    /// <summary>How it goes on with what was said before.</summary>
    public MessageShape Shape => field ??= MessageShape.Of(Question, content.FollowUps);

    /// <inheritdoc cref="CardRetrieval.GuessTopic"/>
    internal TopicGuess TopicGuess => field ??= cards.GuessTopic(Question);

    /// <summary>What it comes to on <paramref name="day"/>: what cards are in force, and how old who was born in a year is.</summary>
    public DayReading On(DateOnly day)
    {
        if (latest is { } known && known.Day == day) return known;
        return latest = new DayReading(this, cards, content.Tables, day);
    }

    /// <summary>Two who ask at once may both work it out: they come to the same.</summary>
    internal static Lazy<T> Once<T>(Func<T> find) => new(find, LazyThreadSafetyMode.PublicationOnly);
}

/// <summary>What one version of the knowledge makes of a text on one day.</summary>
public sealed class DayReading
{
    private readonly Lazy<Audience> audience;
    private readonly Lazy<Decision> decision;
    private readonly Lazy<Values> told;

    internal DayReading(TextReading reading, CardRetrieval cards, DecisionTables tables, DateOnly day)
    {
        Day = day;
        audience = TextReading.Once(() => AudienceGuess.Of(reading.Question, day));
        decision = TextReading.Once(() => cards.Decide(reading.Question, day));
        told = TextReading.Once(() => tables.Read(reading.Question, day));
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>Who seems to have written it.</summary>
    public Audience Audience => audience.Value;

    /// <summary>What the cards make of it.</summary>
    public Decision Decision => decision.Value;

    /// <summary>The values it tells.</summary>
    public Values Told => told.Value;
}
