using Awareness.Knowledge;
using Awareness.Safety;
using Awareness.Safety.Fitting;

namespace Awareness.App.Evaluation;

/// <summary>Triage fitted to some of the judged messages and asked the others: what it will do with messages it never saw.</summary>
internal sealed class TriageTrial
{
    /// <summary>Of messages that look like emergencies at most so many may bring up a card at once.</summary>
    private const double MostLookAlikes = 0.02;

    /// <summary>Of ordinary questions at most so many.</summary>
    private const double MostOrdinary = 0.01;

    /// <summary>So many times more may bring up the numbers above their answer.</summary>
    private const double DoubtfulFactor = 4;

    private readonly List<(JudgedMessage Message, double LogOdds, Danger? Best)> asked = [];

    /// <summary>Log-odds from which on somebody is in danger now, chosen on the messages that were asked.</summary>
    public double Now { get; private set; }

    /// <summary>Log-odds from which on somebody may be.</summary>
    public double Doubtful { get; private set; }

    /// <summary>Asks each fold of <paramref name="messages"/> what was fitted to the others; fold k has the messages with a number of k modulo <paramref name="folds"/>.</summary>
    public static TriageTrial Run(IReadOnlyList<JudgedMessage> messages, SafetyRules rules, int folds)
    {
        var trial = new TriageTrial();
        for (var fold = 0; fold < folds; fold++)
        {
            bool IsAsked(JudgedMessage message) => message.IsTried && message.Number % folds == fold;
            var triage = DangerFitting.Fit([.. messages.Where(message => !IsAsked(message)).Select(message => message.Example)], rules).With(double.MinValue, double.MinValue);
            foreach (var message in messages.Where(IsAsked)) trial.asked.Add((message, triage.LogOdds(message.Example.Text), triage.Assess(message.Example.Text)));
        }

        trial.Now = trial.Threshold(1);
        trial.Doubtful = Math.Min(trial.Now, trial.Threshold(DoubtfulFactor));
        return trial;
    }

    /// <summary>The share of a set that is met with danger from <paramref name="threshold"/> on, of the messages that <paramref name="which"/> names.</summary>
    public double Share(string set, double threshold, Func<JudgedMessage, bool>? which = null)
    {
        var all = asked.Where(entry => entry.Message.Set == set && (which is null || which(entry.Message))).ToList();
        return all.Count == 0 ? 0 : (double)all.Count(entry => entry.LogOdds >= threshold) / all.Count;
    }

    /// <summary>The share of emergencies that bring up a card of the right topic from <paramref name="threshold"/> on.</summary>
    public double RightCards(double threshold, KnowledgeBase knowledge, Func<JudgedMessage, bool>? which = null)
    {
        var all = asked.Where(entry => entry.Message.Set == JudgedMessages.Emergencies && (which is null || which(entry.Message))).ToList();
        return (double)all.Count(entry => entry.LogOdds >= threshold && entry.Best is { } best && knowledge.CardsById[best.CardId].Topic == entry.Message.Topic) / all.Count;
    }

    /// <summary>The sets that were asked, in the order they were read.</summary>
    public IEnumerable<string> Sets => asked.Select(entry => entry.Message.Set).Distinct(StringComparer.Ordinal);

    private double Threshold(double factor)
    {
        var lookAlikes = Quantile(entry => entry.Set == JudgedMessages.LookAlikes, factor * MostLookAlikes);
        return Math.Max(lookAlikes, Quantile(entry => entry.Set == JudgedMessages.Questions, factor * MostOrdinary));
    }

    /// <summary>The log-odds that only <paramref name="share"/> of the messages exceed.</summary>
    private double Quantile(Func<JudgedMessage, bool> which, double share)
    {
        var sorted = asked.Where(entry => which(entry.Message)).Select(entry => entry.LogOdds).OrderDescending().ToList();
        return Math.BitIncrement(sorted[(int)(share * sorted.Count)]);
    }
}
