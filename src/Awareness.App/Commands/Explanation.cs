using System.Globalization;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.App.Commands;

/// <summary>
/// Writes for people why a turn came out as it did: how the message was read, what the conversation knew, which signs of danger were
/// weighed, how the cards were ranked and where the lines ran.
/// </summary>
internal sealed class Explanation(TurnInput input, Turn turn, TextWriter output)
{
    /// <summary>More alternatives of one message say nothing new.</summary>
    private const int MostAlternatives = 12;

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        output.WriteLine();
        WriteReading(input.Question);
        WriteConversation(input.State);
        WriteSafety();
        WriteFlow();
        WriteRanking();
        WriteDecision();
        Figures("outcome", $"outcome {turn.Outcome}, topic {turn.Topic ?? "-"}, card {turn.CardId ?? "-"}, confidence {turn.Confidence:F3}");
    }

    private void WriteReading(AnalyzedText question)
    {
        Line("read as", $"{(question.Count == 0 ? "(nothing)" : WrittenWords.Of(question))}{(question.IsUnmarked ? "   (typed without marks)" : "")}");
        foreach (var other in question.Alternatives.Take(MostAlternatives))
            Figures("", $"\"{WrittenWords.Of(question, other.Start, other.Length)}\" may also be \"{WrittenWords.Of(other.Words)}\", {other.Weight:F2}");
        var concepts = question.Concepts.Select(match => $"{input.Knowledge.Content.Lexicon.ConceptId(match.Concept)} (\"{WrittenWords.Of(question, match.Start, match.Length)}\")");
        Line("concepts", question.Concepts.Count == 0 ? "none" : string.Join(", ", concepts));
    }

    private void WriteConversation(ConversationState state)
    {
        if (state.Topic is null && state.Offered.Count == 0) Line("before", "nothing: a fresh conversation");
        else Line("before", $"topic {state.Topic ?? "-"}, card {state.CardId ?? "-"}");
        if (state.Offered.Count > 0) Line("", $"offered {string.Join(", ", state.Offered.Select((card, index) => $"{index + 1} {card}"))}; asked back {state.ClarifyRounds} of {Limits.ClarifyRounds} times");
        if (turn.Outcome is Outcome.Answer && state.CardId == turn.CardId && turn.CardId is not null && turn.Ranking.Count == 0) Line("", "read as going on with that card");
    }

    private void WriteSafety()
    {
        var triage = input.Knowledge.Content.Safety;
        var danger = triage.Assess(input.Question);
        Figures("safety", $"log-odds of danger now {triage.LogOdds(input.Question):F1}: {(danger is null ? "none" : $"{danger.Level}, {danger.CardId}")}");
        var signs = triage.Rules.Explain(input.Question);
        if (signs.Count == 0) Line("", "no sign of danger");
        foreach (var sign in signs) Line("", Describe(sign));
    }

    private string Describe(SignReading sign)
    {
        var rules = input.Knowledge.Content.Safety.Rules;
        var against = sign.Cues.Where(cue => rules.WeightOf(cue) < 0).ToList();
        var end = sign.IsDanger ? "danger" : against.Count == 0 ? "too weak alone" : $"stopped by {string.Join(", ", against)}";
        var cues = sign.Cues.Select(cue => string.Create(CultureInfo.InvariantCulture, $"{cue} {rules.WeightOf(cue):+0;-0}"));
        return $"{sign.Sign} for {sign.CardId}: {sign.Score} of {SignReading.DangerFrom} needed{(sign.Cues.Count == 0 ? "" : $" (with {string.Join(", ", cues)})")}: {end}";
    }

    /// <summary>The steps that ran and the ways taken; and what is waited for now.</summary>
    private void WriteFlow()
    {
        for (var i = 0; i < turn.Trace.Count; i++) Line(i == 0 ? "flow" : "", turn.Trace[i]);
        if (turn.State.Run is { } run) Line(turn.Trace.Count == 0 ? "flow" : "", $"waits at {run.Current.Flow}#{run.Current.Step}, version {run.Current.Version}");
    }

    private void WriteRanking()
    {
        if (turn.Ranking.Count == 0)
        {
            Line("ranking", "not asked for");
            return;
        }

        Line("ranking", "score | closest variant: of the question, of the variant, pairs | words of the card | chance of the topic: counted, learned | card (topic)");
        foreach (var ranked in turn.Ranking)
            Figures("", $"{ranked.Score:F3} | {ranked.Closeness.Query:F2} {ranked.Closeness.Variant:F2} {ranked.Closeness.Pairs:F2} | {ranked.Share:F3} | {ranked.Topic.Counted:F2} {ranked.Topic.Learned:F2} | {ranked.Card.Id} ({ranked.Card.Topic})");
    }

    private void WriteDecision()
    {
        if (turn.Ranking is not [var best, ..]) return;
        var line = Thresholds.For(best.Card.Family);
        var sure = Confidence.Of(turn.Ranking);
        Figures("", $"chance that it is about none of the topics: counted {best.Beyond.Counted:F3}, learned {best.Beyond.Learned:F3}");
        var decided = sure >= line.Answer ? "answer" : sure >= line.Clarify ? "ask back" : "say that nothing fits";
        Figures("decision", $"confidence {sure:F3}; {best.Card.Family} needs {line.Answer:F2} to answer and {line.Clarify:F2} to ask back: {decided}");
    }

    private void Figures(string label, FormattableString text) => Line(label, text.ToString(CultureInfo.InvariantCulture));

    private void Line(string label, string text) => output.WriteLine(label.Length == 0 ? $"           {text}" : label == "outcome" ? text : $"{label,-10} {text}");
}
