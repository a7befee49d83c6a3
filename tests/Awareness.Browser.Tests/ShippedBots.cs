namespace Awareness.Browser.Tests;

/// <summary>The bots that are shipped, with every campaign on today: the service's clock is the real one.</summary>
internal static class ShippedBots
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Writes them under <paramref name="folder"/> and returns where they lie.</summary>
    public static string Copy(DirectoryInfo folder, DateTimeOffset now)
    {
        var from = Path.Combine(Service.Root, "bots");
        var to = Path.Combine(folder.FullName, "bots");
        var today = DateOnly.FromDateTime(now.ToOffset(Vietnam).DateTime);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            if (Path.GetFileName(file) == "campaign.yaml") File.WriteAllLines(copy, File.ReadLines(file).Select(line => OnToday(line, today)));
            else File.Copy(file, copy);
        }

        return to;
    }

    private static string OnToday(string line, DateOnly today)
    {
        if (line.StartsWith("from:", StringComparison.Ordinal)) return $"from: {today.AddDays(-1):yyyy-MM-dd}";
        return line.StartsWith("until:", StringComparison.Ordinal) ? $"until: {today.AddDays(2):yyyy-MM-dd}" : line;
    }
}
