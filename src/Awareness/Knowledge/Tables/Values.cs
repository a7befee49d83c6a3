using System.Text.Json.Serialization;

namespace Awareness.Knowledge.Tables;

/// <summary>One value a person told: a number, known only as far as it was said, or one of a few choices. No word the person wrote is in it.</summary>
/// <param name="Kind">What it is: the id of a <see cref="ValueKind"/> or of a choice of <c>values.yaml</c>.</param>
/// <param name="Low">Least number it may be, in the unit of the kind; 0 for a choice.</param>
/// <param name="High">Least number it can no longer be: "16 tuổi" is 16 up to 17; 0 for a choice.</param>
public sealed record KnownValue(string Kind, double Low, double High)
{
    /// <summary>Id of the choice, or null for a number.</summary>
    public string? Choice { get; init; }

    /// <summary>True when it was worked out from something else, as an age from a school year.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>The numbers it may be.</summary>
    [JsonIgnore]
    public Interval Interval => new(Low, High);

    /// <summary>A number of <paramref name="kind"/>; null when none in <paramref name="interval"/> makes sense.</summary>
    public static KnownValue? Number(ValueKind kind, Interval interval, bool isApproximate = false)
    {
        var inside = interval.And(kind.Domain);
        return inside.IsEmpty ? null : new KnownValue(kind.Id, inside.Low, inside.High) { IsApproximate = isApproximate };
    }

    /// <summary>A choice.</summary>
    public static KnownValue Of(string kind, string choice) => new(kind, 0, 0) { Choice = choice };
}

/// <summary>The values a conversation knows of: at most <see cref="Most"/>, in the order they were told.</summary>
public sealed record Values
{
    /// <summary>Most values kept; more are more than any table asks for.</summary>
    public const int Most = 12;

    /// <summary>Most values of one kind that are told apart.</summary>
    public const int MostOfKind = 3;

    /// <summary>Nothing is known.</summary>
    public static Values None { get; } = new();

    /// <summary>All of them.</summary>
    public IReadOnlyList<KnownValue> All { get; init; } = [];

    /// <summary>True when nothing is known.</summary>
    [JsonIgnore]
    public bool IsEmpty => All.Count == 0;

    /// <summary>The values of a kind, at most <see cref="MostOfKind"/>.</summary>
    public IEnumerable<KnownValue> Of(string kind) => All.Where(value => value.Kind == kind).Take(MostOfKind);

    /// <summary>True when a value of the kind is known.</summary>
    public bool Has(string kind) => All.Any(value => value.Kind == kind);

    /// <summary>These values after <paramref name="later"/> was said: a kind named again takes the new values, the others stay.</summary>
    public Values Merge(Values later)
    {
        if (later.IsEmpty) return this;
        if (IsEmpty) return later;
        return new Values { All = [.. later.All.Concat(All.Where(value => !later.Has(value.Kind))).Take(Most)] };
    }

    /// <summary>Only the values of these kinds.</summary>
    public Values Only(IEnumerable<string> kinds)
    {
        var wanted = kinds.ToHashSet(StringComparer.Ordinal);
        return new Values { All = [.. All.Where(value => wanted.Contains(value.Kind))] };
    }
}
