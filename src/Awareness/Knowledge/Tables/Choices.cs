namespace Awareness.Knowledge.Tables;

/// <summary>Something with a few possibilities that have names: a vehicle, a substance. Written by officers in <c>values.yaml</c>.</summary>
/// <param name="Id">Its name in content files, for example <c>vehicle</c>.</param>
/// <param name="Options">The possibilities, in the order they are offered.</param>
public sealed record ChoiceKind(string Id, IReadOnlyList<ChoiceOption> Options)
{
    /// <summary>The possibility of that id, or null.</summary>
    public ChoiceOption? Find(string id) => Options.FirstOrDefault(option => option.Id == id);
}

/// <summary>One possibility.</summary>
/// <param name="Id">Stable id, for example <c>e-bike</c>.</param>
/// <param name="Name">What a person reads, for example "xe đạp điện".</param>
/// <param name="Words">How people name it.</param>
public sealed record ChoiceOption(string Id, string Name, IReadOnlyList<string> Words)
{
    /// <summary>Numbers that say as much: an engine up to 50 cm³ is a moped. Null when none does.</summary>
    public ImpliedBy? ImpliedBy { get; init; }
}

/// <summary>A number that names a possibility.</summary>
/// <param name="Kind">The kind of number.</param>
/// <param name="Interval">The numbers that do.</param>
public sealed record ImpliedBy(ValueKind Kind, Interval Interval);
