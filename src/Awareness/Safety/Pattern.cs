namespace Awareness.Safety;

/// <summary>
/// Concepts that stand one after another in a message, with at most so many other words between two of them.
/// </summary>
/// <param name="Steps">Numbers of the concepts, first to last; at least one.</param>
/// <param name="Gaps">Between step i and i + 1, at most Gaps[i] words.</param>
internal sealed record Pattern(int[] Steps, int[] Gaps)
{
    /// <summary>Most steps of a pattern.</summary>
    public const int MaxSteps = 4;

    /// <summary>Words allowed between two steps where the author says nothing: room for "bị", "vừa", "đang", "rồi".</summary>
    public const int UsualGap = 3;

    /// <summary>False when one of its concepts is not in the message at all.</summary>
    public bool MayMatch(MessageReading message)
    {
        foreach (var step in Steps)
        {
            if (!message.Has(step)) return false;
        }

        return true;
    }

    /// <summary>The first way the pattern is met from <paramref name="anchor"/> on, a place in the first step's spans.</summary>
    public bool TryMatch(MessageReading message, ref int anchor, out PatternMatch match)
    {
        var first = message.Of(Steps[0]);
        for (; anchor < first.Length; anchor++)
        {
            match = new PatternMatch(first[anchor]);
            if (!TryContinue(message, 1, ref match)) continue;
            anchor++;
            return true;
        }

        match = default;
        return false;
    }

    /// <summary>Looks for the step from the end of the one before; at most <see cref="MaxSteps"/> deep and one gap wide.</summary>
    private bool TryContinue(MessageReading message, int step, ref PatternMatch match)
    {
        if (step == Steps.Length) return true;
        var spans = message.Of(Steps[step]);
        var last = match.End + Gaps[step - 1];
        for (var i = FirstFrom(spans, match.End); i < spans.Length && spans[i].Start <= last; i++)
        {
            var longer = match.With(step, spans[i]);
            if (!TryContinue(message, step + 1, ref longer)) continue;
            match = longer;
            return true;
        }

        return false;
    }

    private static int FirstFrom(ReadOnlySpan<WordSpan> spans, int token)
    {
        var low = 0;
        var high = spans.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].Start < token) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>Where a pattern was met: its words, without what stands between them.</summary>
internal struct PatternMatch
{
    private Words words;
    private int count;

    public PatternMatch(WordSpan first)
    {
        words[0] = first;
        count = 1;
    }

    /// <summary>First token.</summary>
    public readonly int Start => words[0].Start;

    /// <summary>Token after the last.</summary>
    public readonly int End => words[count - 1].End;

    /// <summary>The doubt of its most doubtful word; words that fit each other do not add up.</summary>
    public readonly int Doubt
    {
        get
        {
            var most = 0;
            for (var i = 0; i < count; i++) most = Math.Max(most, words[i].Doubt);
            return most;
        }
    }

    /// <summary>First token of the last word.</summary>
    public readonly int LastStart => words[count - 1].Start;

    /// <summary>True when start..end lies within one of its words.</summary>
    public readonly bool Contains(int start, int end)
    {
        for (var i = 0; i < count; i++)
        {
            if (words[i].Start <= start && end <= words[i].End) return true;
        }

        return false;
    }

    /// <summary>True when one of its words begins at <paramref name="end"/> or one token behind, and not before <paramref name="start"/>.</summary>
    public readonly bool HasWordRightBehind(int start, int end)
    {
        for (var i = 0; i < count; i++)
        {
            if (start < words[i].Start && words[i].Start - end <= 1) return true;
        }

        return false;
    }

    /// <summary>The match with one more step.</summary>
    public readonly PatternMatch With(int step, WordSpan span)
    {
        var longer = this;
        longer.words[step] = span;
        longer.count = step + 1;
        return longer;
    }

    [System.Runtime.CompilerServices.InlineArray(Pattern.MaxSteps)]
    private struct Words
    {
        private WordSpan first;
    }
}
