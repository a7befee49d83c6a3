namespace Awareness.Language.Recognizers.Sequence;

/// <summary>
/// Telephone numbers as people in Vietnam write them. Ours is the score: 0.5 where the length fits the numbering plan, 0.2 more where the network,
/// area or service exists, 0.2 more for a country code and 0.1 more where the digits are written in groups.
/// </summary>
public static class PhoneNumbers
{
    private const double LengthScore = 0.5;
    private const double AssignedScore = 0.2;
    private const double CountryScore = 0.2;
    private const double GroupedScore = 0.1;

    /// <summary>The telephone numbers of a text by position; empty when there is none. Any text is accepted.</summary>
    public static IReadOnlyList<PhoneNumberSpan> Find(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasNumber(text)) return [];

        var chain = new DigitChain();
        List<PhoneNumberSpan>? found = null;
        for (var position = 0; position < text.Source.Length;)
        {
            if (!DigitChain.IsStart(text.Source, position))
            {
                position++;
                continue;
            }

            chain.Read(text.Source, position);
            ReadChain(text, chain, ref found);
            position = chain.End;
        }

        return found ?? (IReadOnlyList<PhoneNumberSpan>)[];
    }

    private static bool HasNumber(AnalyzedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind is TokenKind.Number) return true;
        }

        return false;
    }

    private static void ReadChain(AnalyzedText text, DigitChain chain, ref List<PhoneNumberSpan>? found)
    {
        for (var first = 0; first < chain.Count;)
        {
            var follows = found is [.., var before] && first > 0 && before.Start + before.Length >= chain[first - 1].End;
            var window = LongNumbers.Read(text, chain, first, follows) ?? ShortNumbers.Read(text, chain, first, found);
            if (window is { } number) (found ??= []).Add(Span(text, chain, first, number));
            first = (window?.Last ?? first) + 1;
        }
    }

    private static PhoneNumberSpan Span(AnalyzedText text, DigitChain chain, int first, NumberWindow window)
    {
        var planned = window.Number;
        var score = LengthScore + (planned.IsAssigned ? AssignedScore : 0) + (planned.HasCountryCode ? CountryScore : 0) + (window.Last > first ? GroupedScore : 0);
        var start = FrontOf(text.Source, chain[first].Start, window.HasPlus, chain[window.Last].End);
        return new PhoneNumberSpan(start, chain[window.Last].End - start, planned.Number, planned.Kind, Math.Round(score, 1));
    }

    /// <summary>The plus belongs to the number, and the bracket too when it closes within: "(0203) 3825456".</summary>
    private static int FrontOf(string source, int start, bool hasPlus, int end)
    {
        if (hasPlus) start--;
        return start > 0 && source[start - 1] == '(' && source.AsSpan(start, end - start).Contains(')') ? start - 1 : start;
    }
}

/// <summary>Groups of a chain that are one telephone number.</summary>
/// <param name="Last">Its last group.</param>
/// <param name="Number">The number.</param>
/// <param name="HasPlus">True when a "+" right before the first group belongs to it.</param>
internal readonly record struct NumberWindow(int Last, PlannedNumber Number, bool HasPlus);
