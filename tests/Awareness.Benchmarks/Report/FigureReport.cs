namespace Awareness.Benchmarks.Report;

/// <summary>The report of one run, a line a figure.</summary>
internal sealed class FigureReport(TextWriter output)
{
    private const int NameWidth = 52;

    public void Section(string title, string? how = null)
    {
        output.WriteLine();
        output.WriteLine(title);
        if (how is not null) output.WriteLine($"  {how}");
        output.Flush();
    }

    public void Figure(string name, string value)
    {
        output.WriteLine($"  {name.PadRight(NameWidth)} {value}");
        output.Flush();
    }

    public void Figure(string name, double value, string unit, Goal goal) =>
        Figure(name, $"{value:0.###}{unit}   {(goal.IsMetBy(value) ? "meets" : "misses")} the goal of {goal}");
}
