using Awareness.Language;

namespace Awareness.Flows;

/// <summary>The wards, communes and special zones people can name, and what else they call them.</summary>
public sealed class Places
{
    /// <summary>None are known.</summary>
    public static readonly Places None = new([]);

    /// <summary>Makes the table of <paramref name="all"/>.</summary>
    public Places(IReadOnlyList<Place> all) => All = all;

    /// <summary>In file order.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>The places <paramref name="text"/> may mean, with marks or without: one when it is clear, several when it names a former town, none when it names none.</summary>
    public IReadOnlyList<Place> Find(AnalyzedText text) => throw new NotSupportedException("Not built yet.");
}

/// <summary>A ward, commune or special zone, or a former town whose name people still use.</summary>
/// <param name="Name">As officials write it, without its kind.</param>
/// <param name="Kind">For example <c>phường</c>.</param>
public sealed record Place(string Name, string Kind)
{
    /// <summary>Other ways to say it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>For a former town, the names of the places it became; empty for a place of today.</summary>
    public IReadOnlyList<string> Became { get; init; } = [];

    /// <summary>Kind and name: "phường Bãi Cháy".</summary>
    public string FullName => Kind.Length == 0 ? Name : $"{Kind} {Name}";
}
