using Awareness.Learning;

namespace Awareness.Safety;

/// <summary>
/// Chooses the reply to a request that no sign named, by the examples of each reply: naive Bayes, every reply equally likely beforehand. A rate is smoothed
/// by its mean over all replies, so that few examples of a reply are no advantage.
/// </summary>
internal sealed class ReplyChoice : ILearned<ReplyChoice>
{
    private readonly List<string> ids;
    private readonly List<int> examples;
    private readonly Dictionary<(int Feature, int Reply), int> counts;
    private readonly Dictionary<int, int> totals;

    /// <summary>Knows no example yet.</summary>
    public ReplyChoice() => (ids, examples, counts, totals) = ([], [], [], []);

    private ReplyChoice(LearnedReader from)
    {
        ids = [.. from.Texts()];
        examples = [.. from.Array<int>()];
        counts = from.Table<(int Feature, int Reply)>(int.MaxValue);
        totals = from.Table<int>(int.MaxValue);
    }

    /// <inheritdoc />
    public static ReplyChoice? Read(LearnedReader from)
    {
        var choice = new ReplyChoice(from);
        return choice.ids.Count == choice.examples.Count && choice.examples.TrueForAll(count => count > 0) ? choice : null;
    }

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Texts(ids);
        to.Array<int>([.. examples]);
        to.Table(counts);
        to.Table(totals);
    }

    /// <summary>Counts an example of <paramref name="reply"/>.</summary>
    public void Add(string reply, int[] features)
    {
        var number = ids.IndexOf(reply);
        if (number < 0)
        {
            number = ids.Count;
            ids.Add(reply);
            examples.Add(0);
        }

        examples[number]++;
        foreach (var feature in features)
        {
            counts[(feature, number)] = counts.GetValueOrDefault((feature, number)) + 1;
            totals[feature] = totals.GetValueOrDefault(feature) + 1;
        }
    }

    /// <summary>The most likely reply; null when there are no examples.</summary>
    public string? Of(int[] features)
    {
        string? best = null;
        var highest = double.NegativeInfinity;
        var all = (double)examples.Sum();
        for (var reply = 0; reply < ids.Count; reply++)
        {
            var score = 0d;
            foreach (var feature in features)
            {
                if (!totals.TryGetValue(feature, out var total)) continue;
                var rate = counts.GetValueOrDefault((feature, reply)) / (double)examples[reply];
                score += Math.Log(rate + (total / all));
            }

            if (score <= highest) continue;
            highest = score;
            best = ids[reply];
        }

        return best;
    }
}
