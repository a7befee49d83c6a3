using System.Collections.Frozen;

namespace Awareness.Language.Typing;

/// <summary>
/// Reads the raw keys of one syllable typed with the input method off: "vuwowtj", "vuowtj" and "vuotwj" are "vượt", in VNI "vu7o7t5" and
/// "vuot75". One pass without branching: behind the onset every key is either a letter of the rime or a mark, and letters and marks
/// together name at most one rime of the grammar.
/// </summary>
public static class KeystrokeDecoder
{
    /// <summary>Longer words are never tried; "nghieengxx" has ten keys.</summary>
    public const int MostKeys = 12;

    /// <summary>Room for any decoded key.</summary>
    public const int MostKeyLength = Syllable.MostLetters + 1;

    private static readonly FrozenDictionary<ulong, string>[] RimesByMark = [.. Enum.GetValues<RimeMark>().Select(TableOf)];

    /// <summary>Decodes lower-case <paramref name="raw"/> and writes the token key of the syllable to <paramref name="key"/> (at least <see cref="MostKeyLength"/> long).</summary>
    /// <returns><see cref="DecodedSyllable.None"/> when no mark was typed or the result is no syllable.</returns>
    public static DecodedSyllable Decode(ReadOnlySpan<char> raw, KeystrokeStyle style, Span<char> key)
    {
        if (raw.Length is < 2 or > MostKeys) return DecodedSyllable.None;
        var keys = new KeystrokeScan(stackalloc char[MostKeys]);
        if (!keys.Read(raw, style) || !keys.HasMarks) return DecodedSyllable.None;
        var decoded = Compose(ref keys, key);

        // In VNI "lop6" and "hop8" are numbers: a syllable that lacks its tone is no proof there.
        return style == KeystrokeStyle.Vni && !decoded.IsComplete && keys.Tone == 0 ? DecodedSyllable.None : decoded;
    }

    private static DecodedSyllable Compose(ref KeystrokeScan keys, Span<char> key)
    {
        var letters = keys.Letters;
        var onset = keys.OnsetLength;
        if (letters[0] == 'q' && letters.Length > 2) onset = 2;
        else if (letters is ['g', 'i', _, ..] && onset == 1 && Compose(ref keys, 2, key) is { Length: > 0 } found) return found;
        return Compose(ref keys, onset, key);
    }

    private static DecodedSyllable Compose(ref KeystrokeScan keys, int onset, Span<char> key)
    {
        var letters = keys.Letters;
        if (letters.Length is 0 or > Syllable.MostLetters || onset >= letters.Length) return DecodedSyllable.None;
        letters.CopyTo(key);
        var length = letters.Length;
        var isWhole = TryMarkRime(key[onset..length], keys.Mark);
        if (!isWhole && keys.Mark != RimeMark.None) return DecodedSyllable.None;
        if (key[length - 1] == 'y' && UsesI(key[..length])) key[length - 1] = 'i';
        if (keys.Tone > 0) key[length++] = (char)('0' + keys.Tone);

        var isValid = isWhole && Syllable.IsValid(key[..length]);
        var isHalf = !isValid && (isWhole ? Syllable.IsValid(key[..length], mayLackTone: true) : IsFoldedSyllable(letters, keys.Tone));
        return isValid || isHalf ? new DecodedSyllable(length, keys.Strength, isValid && !keys.HasSlip) : DecodedSyllable.None;
    }

    /// <summary>Writes the marks into the rime; false when these letters take no such mark.</summary>
    private static bool TryMarkRime(Span<char> rime, RimeMark mark)
    {
        if (rime.Length > 4) return false;
        var packed = Syllable.Pack(rime);
        var isKnown = mark == RimeMark.AnyCircumflex
            ? TryFind(RimeMark.CircumflexA, packed, out var marked) || TryFind(RimeMark.CircumflexE, packed, out marked) || TryFind(RimeMark.CircumflexO, packed, out marked)
            : TryFind(mark, packed, out marked);
        if (!isKnown || marked is null) return false;
        marked.CopyTo(rime);
        return true;
    }

    private static bool TryFind(RimeMark mark, ulong packed, out string? marked) => RimesByMark[(int)mark].TryGetValue(packed, out marked);

    /// <summary>The quality key was forgotten: "vuotj", "dduocwj" without its w. A tone on a stop coda must still fit.</summary>
    private static bool IsFoldedSyllable(ReadOnlySpan<char> letters, int tone)
    {
        Span<char> folded = stackalloc char[Syllable.MostLetters];
        for (var i = 0; i < letters.Length; i++) folded[i] = Letters.Fold(letters[i]);
        var isStop = letters[^1] is 'p' or 't' or 'c' || letters is [.., 'c', 'h'];
        return Syllable.IsValidFolded(folded[..letters.Length]) && (!isStop || tone is 0 or 1 or 5);
    }

    /// <summary>As token keys have it: "kỹ" is "ki4", "quý" is "qui1".</summary>
    private static bool UsesI(ReadOnlySpan<char> letters) => letters is ['h' or 'k' or 'l' or 'm' or 's' or 't', _] or ['q', 'u', _];

    private static FrozenDictionary<ulong, string> TableOf(RimeMark mark) =>
        Syllable.AllRimes.Where(rime => MarkOf(rime) == mark).ToFrozenDictionary(static rime => Syllable.Pack(string.Concat(rime.Select(Letters.Fold))), static rime => rime);

    private static RimeMark MarkOf(string rime)
    {
        if (rime.AsSpan().IndexOfAny("ăơư") >= 0) return RimeMark.HornOrBreve;
        if (rime.Contains('â', StringComparison.Ordinal)) return RimeMark.CircumflexA;
        if (rime.Contains('ê', StringComparison.Ordinal)) return RimeMark.CircumflexE;
        return rime.Contains('ô', StringComparison.Ordinal) ? RimeMark.CircumflexO : RimeMark.None;
    }
}

/// <summary>The quality mark of a rime; no rime has two kinds.</summary>
internal enum RimeMark : byte
{
    None,
    HornOrBreve,
    CircumflexA,
    CircumflexE,
    CircumflexO,

    /// <summary>VNI's 6 does not say which letter it stands on.</summary>
    AnyCircumflex,
}
