using Awareness.Knowledge;
using Awareness.Knowledge.Tables;

namespace Awareness.Conversations.Responders;

/// <summary>
/// Answers for the very values a person told: that child, that vehicle, that level. What is still missing is asked for beside the rows that
/// remain, so nobody waits for an answer; only where too many rows remain, the question stands alone, once.
/// </summary>
internal static class TableAnswer
{
    /// <summary>An answer to a question is short; a longer message that names a value is a question of its own.</summary>
    private const int MostWordsOfReply = 8;

    /// <summary>How far behind the best card a card may stand whose table the message points at.</summary>
    private const int CardsBehind = 3;

    /// <summary>So many values of one table are no coincidence.</summary>
    private const int ValuesThatPoint = 2;

    /// <summary>So short a message is no question of its own, whatever card its words are close to.</summary>
    private const int WordsOfValue = 4;

    /// <summary>
    /// Goes on with the table last spoken of when the message tells a value of it: "còn xe đạp điện thì sao", "bé 5 tuổi thì sao". Null when
    /// no table is remembered or no value of it was told.
    /// </summary>
    public static Turn? Continue(TurnInput input)
    {
        if (Remembered(input) is not { } talk) return null;
        var (table, known) = talk;
        var told = Told(input, table);
        return told.IsEmpty ? null : Show(input, table, known.Values.Merge(told));
    }

    /// <summary>Says what <paramref name="table"/> says to <paramref name="values"/>; null when they are none it knows.</summary>
    public static Turn? Show(TurnInput input, DecisionTable table, Values values, bool mayAsk = true)
    {
        var known = values.Only(table.Inputs.Select(value => value.Kind));
        var looks = table.Look(known);
        if (looks.Count == 0) return null;
        var text = TableText.Of(table, looks, Tables(input).UnknownWord, mayAsk);
        var card = input.State.CardId is { } last && table.Cards.Contains(last) ? last : table.Cards[0];
        return new Turn
        {
            Outcome = text.IsQuestion ? Outcome.Clarify : Outcome.Answer,
            Replies = [new Reply(text.Text) { Citations = text.Citations, Suggestions = [.. text.Buttons.Take(Limits.Suggestions).Select(button => new Suggestion(button, Topic: null))] }],
            State = input.State with
            {
                Topic = table.Topic,
                CardId = card,
                Aspect = input.Shape.Aspect ?? (table.Topic == input.State.Topic ? input.State.Aspect : null),
                HasShownMore = false,
                Offered = [],
                ClarifyRounds = 0,
                Table = new TableTalk(table.Id, table.Topic, known, input.Now) { Asked = text.Asked },
            },
            Contact = input.Contact,
            Topic = table.Topic,
            CardId = card,
        };
    }

    /// <summary>The person answers what was asked in the last turn, or does not know.</summary>
    public static Turn? Reply(TurnInput input)
    {
        if (input.InEnglish || Remembered(input) is not ({ } table, { Asked: { } asked } talk)) return null;
        if (Tables(input).MeansUnknown(input.Folded)) return Show(input, table, talk.Values, mayAsk: false);
        if (input.Question.Count > MostWordsOfReply || (input.Question.Count > WordsOfValue && AsksElse(input, table))) return null;
        var told = Tables(input).Read(input.Question, input.Today, asked);
        return told.Has(asked) ? Show(input, table, talk.Values.Merge(told)) : null;
    }

    /// <summary>True when the message is surely about another topic than the table's.</summary>
    private static bool AsksElse(TurnInput input, DecisionTable table) => input.Decision is Decision.Answer answer && answer.Card.Topic != table.Topic;

    /// <summary>The best card leads to a table, and the message tells a value that rules some of its rows out.</summary>
    public static Turn? Lead(TurnInput input) =>
        !input.InEnglish && input.Decision is Decision.Answer answer && Lead(input, answer.Card) is { } turn ? turn with { Confidence = answer.Confidence, Ranking = answer.Ranking } : null;

    /// <summary>The same for a card that was chosen in another way.</summary>
    public static Turn? Lead(TurnInput input, Card card)
    {
        if (Nearest(input, card) is not { } table || !table.IsValidOn(input.Today)) return null;
        var told = Told(input, table);
        if (!table.LeadBy.Any(told.Has) || !Narrows(table, told)) return null;
        return Show(input, table, told) is { } turn ? turn with { CardId = card.Id, State = turn.State with { CardId = card.Id } } : null;
    }

    /// <summary>The table the card leads to; or that of a card close behind it in the same topic, when the message tells several of its values.</summary>
    private static DecisionTable? Nearest(TurnInput input, Card card)
    {
        if (Tables(input).LeadingFrom(card.Id) is { } own) return own;
        foreach (var ranked in input.Decision.Ranking.Take(CardsBehind))
        {
            if (ranked.Card.Topic != card.Topic || Tables(input).LeadingFrom(ranked.Card.Id) is not { } table) continue;
            if (Told(input, table).All.DistinctBy(value => value.Kind).Count() >= ValuesThatPoint) return table;
        }

        return null;
    }

    private static Values Told(TurnInput input, DecisionTable table) => input.Told.Only(table.Inputs.Select(value => value.Kind));

    private static bool Narrows(DecisionTable table, Values told)
    {
        var rows = table.Look(Values.None) is [var open] ? open.Rows.Count : 0;
        return table.Look(told).Any(look => look.Rows.Count < rows);
    }

    private static (DecisionTable Table, TableTalk Talk)? Remembered(TurnInput input) =>
        input.State.Table is { } talk && talk.IsFreshAt(input.Now) && Tables(input).ById(talk.TableId) is { } table && table.IsValidOn(input.Today)
            ? (table, talk) : null;

    private static DecisionTables Tables(TurnInput input) => input.Knowledge.Content.Tables;
}
