namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>
/// Remembers the last two readings of one kind by their place, because a range, a set and the scanner ask for the same one in turn.
/// Keeps the work on a text linear.
/// </summary>
internal sealed class Memo(Func<CueText, int, Temporal?> read)
{
    private int lastAt = -1;
    private int previousAt = -1;
    private Temporal? last;
    private Temporal? previous;

    /// <summary>The reading at <paramref name="i"/>.</summary>
    public Temporal? Read(CueText t, int i)
    {
        if (i == lastAt) return last;
        if (i == previousAt) return previous;
        var value = read(t, i);
        (previousAt, previous) = (lastAt, last);
        (lastAt, last) = (i, value);
        return value;
    }
}
