namespace Awareness.Language.Recognizers.Sequence;

/// <summary>
/// Mobile, landline, service and foreign numbers: whole groups of a chain whose digits fit the numbering plan, where nothing beside them speaks
/// against a telephone number.
/// </summary>
internal static class LongNumbers
{
    /// <summary>Digits one by one ("0 9 1 2 …") are a list of numbers unless a word says otherwise.</summary>
    private const int MostGroups = 6;

    /// <summary>A neighbouring group as long as this, parted by a blank too, belongs to the same and then too long chain.</summary>
    private const int LongGroup = 3;

    /// <summary>The longest number that begins with group <paramref name="first"/>, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="first">The group to begin with.</param>
    /// <param name="follows">True when the group before ends a number already found.</param>
    public static NumberWindow? Read(AnalyzedText text, DigitChain chain, int first, bool follows)
    {
        var hasPlus = first == 0 && HasPlus(text.Source, chain[0].Start);
        if (!hasPlus && chain.Digits(first, first)[0] is not ('0' or '8' or '1')) return null;

        NumberWindow? best = null;
        PhoneCue? cue = null;
        for (var last = first; last < chain.Count && chain.Digits(first, last).Length <= NumberingPlan.MostDigits; last++)
        {
            if (NumberingPlan.Read(chain.Digits(first, last), hasPlus) is not { } number) continue;
            cue ??= PhoneCues.BeforeToken(text, text.TokenAt(chain[first].Start), isShort: false);
            if (cue is PhoneCue.Other || !BeginsFreely(text, chain, first, hasPlus, follows)) return null;
            if (IsShaped(chain, first, new NumberWindow(last, number, hasPlus), cue.Value) && EndsFreely(text, chain, first, last, number)) best = new NumberWindow(last, number, hasPlus);
        }

        return best;
    }

    private static bool HasPlus(string source, int start) =>
        start > 0 && source[start - 1] == '+' && (start == 1 || !char.IsLetterOrDigit(source[start - 2]));

    /// <summary>Not glued to a word (but one that announces it), an address or a longer chain.</summary>
    private static bool BeginsFreely(AnalyzedText text, DigitChain chain, int first, bool hasPlus, bool follows)
    {
        if (first > 0) return follows || BeginsApart(chain, first);
        var source = text.Source;
        var start = chain[0].Start - (hasPlus ? 1 : 0);
        if (start == 0) return true;
        var before = source[start - 1];
        if (before is '@' or '_' or '=' or '#' or '\\') return false;
        if (char.IsLetter(before)) return text.TokenAt(start) is > 0 and var token && PhoneCues.Announces(text, token - 1);
        if (before != '/' || start == 1 || !char.IsLetter(source[start - 2])) return true;
        var path = source.AsSpan(0, start);
        return path.EndsWith("zalo.me/", StringComparison.OrdinalIgnoreCase) || path.EndsWith("wa.me/", StringComparison.OrdinalIgnoreCase)
            || PhoneCues.Announces(text, text.TokenAt(start) - 1);
    }

    private static bool BeginsApart(DigitChain chain, int first) => chain[first].Before switch
    {
        Separator.Blank => chain[first - 1].Count < LongGroup || chain[first].Count >= LongGroup * 2,
        Separator.DotBlank or Separator.Bracket => true,
        _ => false,
    };

    /// <summary>Written as telephone numbers are: no date, no decimal, no range of years, no amount.</summary>
    private static bool IsShaped(DigitChain chain, int first, NumberWindow window, PhoneCue cue)
    {
        var (last, number, hasPlus) = window;
        var isAnnounced = cue is PhoneCue.Phone;
        if (!number.IsAssigned && number.Kind is not PhoneKind.Foreign && cue is PhoneCue.None) return false;
        if (last - first >= MostGroups && !isAnnounced) return false;
        if (!IsUniform(chain, first, last) || IsDate(chain, first, last)) return false;
        var opening = chain.Digits(first, first);
        if (last > first && chain[first + 1].Before is Separator.Dot or Separator.Comma)
        {
            if (opening is "0" && last == first + 1) return false;
            if (opening[0] != '0' && !hasPlus && !isAnnounced && number.Kind is not PhoneKind.Hotline) return false;
        }

        if (number.Kind is not PhoneKind.Hotline) return true;
        return opening.Length >= 4 && (isAnnounced || !IsYears(chain, first, last));
    }

    /// <summary>Commas and full stops with blanks part numbers; inside one they stand everywhere or nowhere.</summary>
    private static bool IsUniform(DigitChain chain, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (chain[i].Before is Separator.Comma or Separator.DotBlank && chain[i].Before != chain[first + 1].Before) return false;
            if (chain[first + 1].Before is Separator.Comma or Separator.DotBlank && chain[i].Before != chain[first + 1].Before) return false;
        }

        return true;
    }

    /// <summary>"09-08-2026 15".</summary>
    private static bool IsDate(DigitChain chain, int first, int last) =>
        last >= first + 2 && chain[first].Count <= 2 && chain[first + 1].Count <= 2 && chain[first + 2].Count == 4 && chain[first + 1].Before == chain[first + 2].Before
        && chain.Digits(first + 2, first + 2) is ['1', '9', ..] or ['2', '0', ..];

    /// <summary>"1900-2000".</summary>
    private static bool IsYears(DigitChain chain, int first, int last) =>
        last == first + 1 && chain[last].Before is Separator.Hyphen && chain[last].Count == 4 && chain.Digits(last, last) is ['1', '8' or '9', ..] or ['2', '0', ..];

    private static bool EndsFreely(AnalyzedText text, DigitChain chain, int first, int last, PlannedNumber number)
    {
        var next = text.TokenAt(chain[last].End);
        if (number.Kind is PhoneKind.Hotline && PhoneCues.IsUnit(text, next)) return false;
        if (last + 1 < chain.Count) return EndsApart(text, chain, first, last);
        var rest = text.Source.AsSpan(chain[last].End);
        return rest switch
        {
            ['@' or '_' or '%', ..] => false,
            ['/', >= 'A' and <= 'Z', >= 'A' and <= 'Z', ..] => false,
            [>= 'A' and <= 'Z', ..] => rest.Length > 1 && char.IsLower(rest[1]),
            ['.', >= 'a' and <= 'z', ..] => !(next < text.Count && TopLevelNames.Contains(text.Folded(next))),
            _ => true,
        };
    }

    private static bool EndsApart(AnalyzedText text, DigitChain chain, int first, int last)
    {
        var next = chain.Digits(last + 1, last + 1);
        if (next is ['0', _, ..] or ['1', '8' or '9', '0', '0', ..] or ['8', '4', ..] || NumberingPlan.IsShort(next)) return true;
        return chain[last + 1].Before switch
        {
            Separator.Blank => last == first || next.Length < LongGroup || PhoneCues.IsUnit(text, text.TokenAt(chain[last + 1].End)),
            Separator.DotBlank or Separator.Bracket => true,
            _ => false,
        };
    }
}
