namespace Awareness.Knowledge.Tables;

/// <summary>
/// All that an input of a table can be, cut into at most <see cref="MostCells"/> cells within which every row says the same. A set of
/// cells is the bits of one number.
/// </summary>
public abstract class Axis
{
    /// <summary>Most cells: the bits of a set.</summary>
    public const int MostCells = 60;

    private protected Axis(int count) => Count = count;

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>The set of all cells.</summary>
    public ulong All => (1UL << Count) - 1;

    /// <summary>The cells a value may be in; none when the table does not know it.</summary>
    public abstract ulong CellsOf(KnownValue value);

    /// <summary>What a person reads for a set of cells: "dưới 16 tuổi", "xe máy hoặc xe gắn máy".</summary>
    public abstract string Label(ulong cells);

    /// <summary>What a person reads for a value, exactly as it was understood: "16 tuổi", "xe máy".</summary>
    public abstract string Label(KnownValue value);

    /// <summary>The cells parted into what a button can say each: runs of numbers, or single choices.</summary>
    /// <param name="cells">The cells to part.</param>
    /// <param name="alike">What rows a cell belongs to; neighbours with the same rows share a button.</param>
    public abstract IReadOnlyList<ulong> Part(ulong cells, Func<int, ulong> alike);
}

/// <summary>An axis of numbers, cut where the rows change.</summary>
public sealed class NumberAxis : Axis
{
    private readonly ValueKind kind;
    private readonly double[] bounds;

    private NumberAxis(ValueKind kind, double[] bounds)
        : base(bounds.Length - 1)
    {
        this.kind = kind;
        this.bounds = bounds;
    }

    /// <summary>Cuts the numbers of <paramref name="kind"/> at the ends of <paramref name="intervals"/>; null when that makes too many cells.</summary>
    public static NumberAxis? Cut(ValueKind kind, IEnumerable<Interval> intervals)
    {
        var domain = Whole(kind, kind.Domain);
        var ends = intervals.Select(interval => Whole(kind, interval)).SelectMany(interval => (double[])[interval.Low, interval.High])
            .Where(end => end > domain.Low && end < domain.High).Append(domain.Low).Append(domain.High).Distinct().Order().ToArray();
        return ends.Length - 1 > MostCells ? null : new NumberAxis(kind, ends);
    }

    /// <summary>The cells of an interval whose ends were cut at.</summary>
    public ulong CellsOf(Interval interval)
    {
        var whole = Whole(kind, interval);
        var cells = 0UL;
        for (var i = 0; i < Count; i++)
        {
            if (new Interval(bounds[i], bounds[i + 1]).Meets(whole)) cells |= 1UL << i;
        }

        return cells;
    }

    /// <inheritdoc/>
    public override ulong CellsOf(KnownValue value) => value.Choice is null ? CellsOf(value.Interval) : 0;

    /// <inheritdoc/>
    public override string Label(ulong cells) =>
        string.Join(" hoặc ", Runs(cells).Select(run => ValueLabels.Of(kind, new Interval(run.First == 0 ? double.NegativeInfinity : bounds[run.First], run.End == Count ? double.PositiveInfinity : bounds[run.End]))));

    /// <inheritdoc/>
    public override string Label(KnownValue value) => ValueLabels.OfKnown(kind, value);

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> Part(ulong cells, Func<int, ulong> alike)
    {
        List<ulong> parts = [];
        foreach (var (first, end) in Runs(cells))
        {
            for (var i = first; i < end; i++)
            {
                if (i > first && alike(i) == alike(i - 1)) parts[^1] |= 1UL << i;
                else parts.Add(1UL << i);
            }
        }

        return parts;
    }

    /// <summary>Whole numbers from 2.1 on are those from 3 on.</summary>
    private static Interval Whole(ValueKind kind, Interval interval) =>
        kind.IsWhole ? new Interval(Math.Ceiling(interval.Low), Math.Ceiling(interval.High)) : interval;

    private IEnumerable<(int First, int End)> Runs(ulong cells)
    {
        for (var i = 0; i < Count;)
        {
            if ((cells >> i & 1) == 0)
            {
                i++;
                continue;
            }

            var first = i;
            while (i < Count && (cells >> i & 1) != 0) i++;
            yield return (first, i);
        }
    }
}

/// <summary>An axis of named possibilities, a cell each.</summary>
/// <param name="options">The possibilities the table knows.</param>
public sealed class ChoiceAxis(IReadOnlyList<ChoiceOption> options) : Axis(options.Count)
{
    /// <inheritdoc/>
    public override ulong CellsOf(KnownValue value) => value.Choice is { } choice ? CellOf(choice) : 0;

    /// <summary>The cell of a possibility; none when the table does not know it.</summary>
    public ulong CellOf(string option)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Id == option) return 1UL << i;
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string Label(ulong cells)
    {
        var names = options.Where((_, i) => (cells >> i & 1) != 0).Select(option => option.Name).ToList();
        return names is [.. var most, var last] && most.Count > 0 ? $"{string.Join(", ", most)} hoặc {last}" : string.Concat(names);
    }

    /// <inheritdoc/>
    public override string Label(KnownValue value) => Label(CellsOf(value));

    /// <inheritdoc/>
    public override IReadOnlyList<ulong> Part(ulong cells, Func<int, ulong> alike) =>
        [.. Enumerable.Range(0, Count).Where(i => (cells >> i & 1) != 0).Select(i => 1UL << i)];
}
