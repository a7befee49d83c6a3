namespace Awareness.App.Evaluation.Noises;

/// <summary>A repeatable series of random numbers (SplitMix64, G. Steele and others 2014): the same on every machine and version.</summary>
internal sealed class Chance(int seed)
{
    // Mixed first: neighbouring seeds would else run through the same numbers, one step apart.
    private ulong state = Mix((uint)seed + 0x9E37_79B9_7F4A_7C15);

    /// <summary>True with a probability of <paramref name="probability"/>, 0 to 1.</summary>
    public bool Happens(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next() => Mix(state += 0x9E37_79B9_7F4A_7C15);

    private static ulong Mix(ulong value)
    {
        var mixed = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
