using Awareness.Bots;
using Awareness.Flows;
using Awareness.Storage;

namespace Awareness.App.Results;

/// <summary>
/// All that belongs to the results of a flow, whatever led people there: a quiz is started by its own words, by a menu, by another quiz. What a flow calls belongs to it where nobody else
/// calls it and no words start it; a survey before and after share their questions, and stay apart.
/// </summary>
/// <param name="Flow">Full name of the flow.</param>
/// <param name="Parts">The flow and those that are parts of it alone.</param>
/// <param name="Doors">Other flows that lead to one of these.</param>
internal sealed record FlowDoors(string Flow, IReadOnlySet<string> Parts, IReadOnlyList<string> Doors)
{
    /// <summary>The doors of <paramref name="flow"/>; none when the bots are not known.</summary>
    public static FlowDoors Of(BotLibrary bots, string flow)
    {
        var calls = bots.Flows.SelectMany(caller => caller.Steps.OfType<CallStep>().Select(call => (Caller: caller.Id, Called: call.Flow))).Where(call => call.Caller != call.Called).Distinct().ToList();
        var started = bots.Flows.Where(known => known.StartWords.Count > 0).Select(known => known.Id).Concat(bots.Campaigns.Select(campaign => campaign.Flow)).ToHashSet(StringComparer.Ordinal);
        HashSet<string> parts = new([flow], StringComparer.Ordinal);
        while (calls.FirstOrDefault(call => parts.Contains(call.Caller) && !parts.Contains(call.Called) && !started.Contains(call.Called) && calls.TrueForAll(other => other.Called != call.Called || parts.Contains(other.Caller))) is { Called: { } part }) parts.Add(part);

        HashSet<string> leading = new(parts, StringComparer.Ordinal);
        while (calls.FirstOrDefault(call => leading.Contains(call.Called) && !leading.Contains(call.Caller)) is { Caller: { } door }) leading.Add(door);
        return new FlowDoors(flow, parts, [.. leading.Except(parts, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The answers that belong to the flow, by time.</summary>
    /// <param name="read">Reads what was answered since people started a flow.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<StoredResult>> ReadAsync(Func<string, IAsyncEnumerable<StoredResult>> read, CancellationToken cancellationToken)
    {
        List<StoredResult> all = [];
        await foreach (var result in read(Flow).WithCancellation(cancellationToken)) all.Add(result);
        foreach (var door in Doors)
        {
            await foreach (var result in read(door).WithCancellation(cancellationToken))
            {
                if (Parts.Contains(result.Flow)) all.Add(result);
            }
        }

        return [.. all.OrderBy(result => result.At).ThenBy(result => result.Id)];
    }
}
