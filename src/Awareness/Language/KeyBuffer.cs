namespace Awareness.Language;

/// <summary>The growing buffer the keys of one text are written into: for each token its key, then its folded key.</summary>
internal sealed class KeyBuffer(int capacity)
{
    private char[] buffer = new char[capacity];

    /// <summary>Characters written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Starts a word at the end of the buffer.</summary>
    public WordKey BeginWord() => new(this, Length);

    /// <summary>Writes one character.</summary>
    public void Append(char value)
    {
        if (Length == buffer.Length) Array.Resize(ref buffer, (buffer.Length * 2) + 8);
        buffer[Length++] = value;
    }

    /// <summary>Writes a copy of what stands at <paramref name="start"/>.</summary>
    public void Repeat(int start, int length)
    {
        for (var i = 0; i < length; i++) Append(buffer[start + i]);
    }

    /// <summary>The character written at <paramref name="index"/>.</summary>
    public char this[int index]
    {
        get => buffer[index];
        set => buffer[index] = value;
    }

    /// <summary>Forgets everything from <paramref name="length"/> on.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>What was written.</summary>
    public char[] ToArray() => buffer[..Length];
}

/// <summary>
/// The key of one word under way. Of a syllable the tone goes to the end, so that "hoà" and "hòa" are one key;
/// a word with several tones (two syllables glued together) keeps each behind its letter.
/// </summary>
internal ref struct WordKey(KeyBuffer keys, int start)
{
    private const string ConsonantsBeforeI = "hklmst";

    private int tones;
    private byte tone;
    private bool hasQuality;

    /// <summary>Where the key begins in the buffer.</summary>
    public int Start { get; } = start;

    /// <summary>Adds a letter.</summary>
    public void Add(Letter letter)
    {
        keys.Append(letter.Value);
        if (Letters.Fold(letter.Value) != letter.Value) hasQuality = true;
        if (letter.Tone != Letters.NoTone) AddTone(letter.Tone);
    }

    /// <summary>Applies a combining mark to the letter before it; a mark that means nothing there is dropped.</summary>
    public void Mark(char mark)
    {
        if (keys.Length == Start) return;
        if (Letters.ToneOfMark(mark) is var value and not Letters.NoTone)
        {
            AddTone(value);
            return;
        }

        var last = keys.Length - 1;
        if (char.IsAsciiDigit(keys[last]) && last > Start) last--;
        if (Letters.WithQuality(keys[last], mark) is var letter and not '\0')
        {
            keys[last] = letter;
            hasQuality = true;
        }
    }

    /// <summary>Completes the key and writes the folded key behind it.</summary>
    public (int KeyLength, int FoldedLength, bool IsMarked) Finish()
    {
        if (tones == 1) MoveToneToEnd();
        UseIForFinalY();
        var keyLength = keys.Length - Start;
        for (var i = Start; i < Start + keyLength; i++)
        {
            if (!char.IsAsciiDigit(keys[i])) keys.Append(Letters.Fold(keys[i]));
        }

        return (keyLength, keys.Length - Start - keyLength, tones > 0 || hasQuality);
    }

    private void AddTone(byte value)
    {
        tone = value;
        tones++;
        keys.Append((char)('0' + value));
    }

    private readonly void MoveToneToEnd()
    {
        var write = Start;
        for (var read = Start; read < keys.Length; read++)
        {
            if (!char.IsAsciiDigit(keys[read])) keys[write++] = keys[read];
        }

        keys.Truncate(write);
        keys.Append((char)('0' + tone));
    }

    /// <summary>"kỳ" and "kì", "lý" and "lí", "quý" and "quí" are one word; "y tế" and "thủy" keep their y.</summary>
    private readonly void UseIForFinalY()
    {
        var last = keys.Length - 1;
        if (last > Start && char.IsAsciiDigit(keys[last])) last--;
        if (last <= Start || keys[last] != 'y') return;
        var before = keys[last - 1];
        var isSingleConsonant = last - 1 == Start && ConsonantsBeforeI.Contains(before);
        var isQu = before == 'u' && last - 2 == Start && keys[Start] == 'q';
        if (isSingleConsonant || isQu) keys[last] = 'i';
    }
}
