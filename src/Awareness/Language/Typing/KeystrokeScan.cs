namespace Awareness.Language.Typing;

/// <summary>The keys of one syllable sorted into letters, quality mark and tone, and what they tell about the hand that struck them.</summary>
internal ref struct KeystrokeScan(Span<char> buffer)
{
    private const float Sure = 1f;
    private const float Likely = 0.6f;
    private const float Possible = 0.4f;

    /// <summary>A tone key inside the word: no English plural ends there.</summary>
    private const float InsideBonus = 0.2f;

    private readonly Span<char> buffer = buffer;
    private int count;

    /// <summary>Onset and rime without marks, đ as đ.</summary>
    public readonly ReadOnlySpan<char> Letters => buffer[..count];

    /// <summary>Consonants before the first vowel.</summary>
    public int OnsetLength { get; private set; }

    /// <summary>The quality mark typed.</summary>
    public RimeMark Mark { get; private set; }

    /// <summary>0 to 5.</summary>
    public byte Tone { get; private set; }

    /// <summary>Sum of the signs.</summary>
    public float Strength { get; private set; }

    /// <summary>True when a tone was typed twice.</summary>
    public bool HasSlip { get; private set; }

    /// <summary>True when any mark was typed as a key.</summary>
    public readonly bool HasMarks => Strength > 0;

    /// <summary>Reads the keys; false when they cannot be those of one syllable.</summary>
    public bool Read(ReadOnlySpan<char> raw, KeystrokeStyle style)
    {
        var position = ReadOnset(raw, style);
        if (position < 0) return false;
        for (; position < raw.Length; position++)
        {
            var isRead = style == KeystrokeStyle.Telex ? ReadTelex(raw, position) : ReadVni(raw, position);
            if (!isRead) return false;
        }

        return count > OnsetLength;
    }

    /// <summary>Consonants up to the first vowel; "dd", in VNI "d9", is đ. Returns the place behind, or below 0.</summary>
    private int ReadOnset(ReadOnlySpan<char> raw, KeystrokeStyle style)
    {
        var position = 0;
        while (position < raw.Length && IsConsonant(raw[position]))
        {
            if (position == 1 && raw[0] == 'd' && raw[1] == 'd' && style == KeystrokeStyle.Telex) MakeBarred(Sure);
            else if (count == 3) return -1;
            else buffer[count++] = raw[position];
            position++;
        }

        if (position == 1 && style == KeystrokeStyle.Vni && raw is ['d', '9', ..])
        {
            MakeBarred(Sure);
            position++;
        }

        OnsetLength = count;
        return position;
    }

    private bool ReadTelex(ReadOnlySpan<char> raw, int position)
    {
        var unit = raw[position];
        switch (unit)
        {
            case 'w': return ReadHorn(raw, position);
            case 's': return SetTone(raw, position, 1, Possible);
            case 'f': return SetTone(raw, position, 2, Sure - InsideBonus);
            case 'r': return SetTone(raw, position, 3, Possible);
            case 'x': return SetTone(raw, position, 4, Likely);
            case 'j': return SetTone(raw, position, 5, Sure);
            case 'd': return LateBar(Possible);
            case 'a' or 'e' or 'o' when HasInRime(unit):
                return SetMark(unit switch { 'a' => RimeMark.CircumflexA, 'e' => RimeMark.CircumflexE, _ => RimeMark.CircumflexO }, raw[position - 1] == unit ? Likely : Possible);
            default: return AddLetter(unit);
        }
    }

    private bool ReadVni(ReadOnlySpan<char> raw, int position)
    {
        var unit = raw[position];
        if (unit is 'a' or 'e' or 'o' or 'u' or 'i' or 'y' || !char.IsAsciiDigit(unit)) return AddLetter(unit);
        var strength = position + 1 < raw.Length ? Sure : Possible;
        return unit switch
        {
            >= '1' and <= '5' => SetTone(raw, position, (byte)(unit - '0'), Possible),
            '6' => SetMark(RimeMark.AnyCircumflex, strength),
            '7' or '8' => SetMark(RimeMark.HornOrBreve, strength),
            '9' => LateBar(strength),
            _ => false,
        };
    }

    /// <summary>w marks the vowel before it, and is ư where there is none ("nhw", "giwowngf").</summary>
    private bool ReadHorn(ReadOnlySpan<char> raw, int position)
    {
        if (position > 0 && raw[position - 1] == 'w' && !(HasInRime('u') && HasInRime('o'))) return false;
        var standsAlone = count == OnsetLength || (OnsetLength == 1 && Letters is ['g', 'i'] && position + 1 < raw.Length);
        if (standsAlone && !AddLetter('u')) return false;
        var isPlain = !standsAlone && position + 1 == raw.Length && Strength == 0;
        return SetMark(RimeMark.HornOrBreve, isPlain ? Likely : Sure);
    }

    private bool SetMark(RimeMark mark, float strength)
    {
        if (count == OnsetLength) return false;
        if (Mark != RimeMark.None && (Mark != mark || mark != RimeMark.HornOrBreve)) return false;
        Mark = mark;
        Strength += strength;
        return true;
    }

    private bool SetTone(ReadOnlySpan<char> raw, int position, byte tone, float strength)
    {
        if (count == OnsetLength || (Tone > 0 && Tone != tone)) return false;
        if (Tone == tone) HasSlip = true;
        Tone = tone;
        Strength += position + 1 < raw.Length ? strength + InsideBonus : strength;
        return true;
    }

    /// <summary>The bar of đ typed later in the syllable: "dodr", "den92".</summary>
    private bool LateBar(float strength)
    {
        if (OnsetLength != 1 || buffer[0] != 'd' || count == OnsetLength) return false;
        MakeBarred(strength);
        return true;
    }

    private void MakeBarred(float strength)
    {
        buffer[0] = 'đ';
        Strength += strength;
    }

    private bool AddLetter(char unit)
    {
        var (letter, mark) = unit switch
        {
            'ă' => ('a', RimeMark.HornOrBreve),
            'ơ' => ('o', RimeMark.HornOrBreve),
            'ư' => ('u', RimeMark.HornOrBreve),
            'â' => ('a', RimeMark.CircumflexA),
            'ê' => ('e', RimeMark.CircumflexE),
            'ô' => ('o', RimeMark.CircumflexO),
            _ => (unit, RimeMark.None),
        };
        if (count == Syllable.MostLetters || !(Syllable.IsVowel(letter) || letter is 'c' or 'g' or 'h' or 'm' or 'n' or 'p' or 't')) return false;
        if (mark != RimeMark.None)
        {
            if (Mark != RimeMark.None && Mark != mark) return false;
            Mark = mark;
        }

        buffer[count++] = letter;
        return true;
    }

    private readonly bool HasInRime(char letter) => buffer[OnsetLength..count].Contains(letter);

    private static bool IsConsonant(char unit) =>
        unit is 'b' or 'c' or 'd' or 'đ' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'p' or 'q' or 'r' or 's' or 't' or 'v' or 'x';
}
