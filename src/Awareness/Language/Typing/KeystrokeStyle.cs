namespace Awareness.Language.Typing;

/// <summary>How marks are typed.</summary>
public enum KeystrokeStyle : byte
{
    /// <summary>Letters: aa, aw, dd, and s f r x j for the tones.</summary>
    Telex,

    /// <summary>Digits: 6 7 8 9 for the letters, 1 to 5 for the tones.</summary>
    Vni,
}

/// <summary>A syllable read from raw keystrokes.</summary>
/// <param name="Length">Length of its key; 0 when the keystrokes are no syllable.</param>
/// <param name="Strength">
/// How surely they are keystrokes and no foreign word, as odds in steps of a sure sign: from 1 on a single word is proof ("ddi", "vuowt"),
/// below that several are needed ("cos", "tuy1").
/// </param>
/// <param name="IsComplete">False when a key was forgotten or struck twice: letters fit, marks do not quite ("vuotj").</param>
public readonly record struct DecodedSyllable(int Length, float Strength, bool IsComplete)
{
    /// <summary>No syllable.</summary>
    public static DecodedSyllable None => default;
}
