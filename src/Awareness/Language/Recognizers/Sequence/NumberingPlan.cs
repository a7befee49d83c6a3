using System.Collections.Frozen;

namespace Awareness.Language.Recognizers.Sequence;

/// <summary>
/// Which digits are a telephone number in Vietnam, after the plan in force since 2018 (Decision 2036/QĐ-BTTTT of 2016 for areas,
/// Decision 798/QĐ-BTTTT of 2018 for mobile networks).
/// </summary>
internal static class NumberingPlan
{
    /// <summary>No number anywhere is longer (E.164).</summary>
    public const int MostDigits = 15;

    private const string CountryCode = "84";
    private const int LeastForeignDigits = 8;

    private static readonly FrozenSet<string> Networks = new[]
    {
        "032", "033", "034", "035", "036", "037", "038", "039", "052", "055", "056", "058", "059", "070", "076", "077", "078", "079",
        "081", "082", "083", "084", "085", "086", "087", "088", "089", "090", "091", "092", "093", "094", "096", "097", "098", "099",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Areas = new[]
    {
        "0203", "0204", "0205", "0206", "0207", "0208", "0209", "0210", "0211", "0212", "0213", "0214", "0215", "0216", "0218", "0219", "0220", "0221", "0222",
        "0225", "0226", "0227", "0228", "0229", "0232", "0233", "0234", "0235", "0236", "0237", "0238", "0239", "0251", "0252", "0254", "0255", "0256", "0257",
        "0258", "0259", "0260", "0261", "0262", "0263", "0269", "0270", "0271", "0272", "0273", "0274", "0275", "0276", "0277", "0290", "0291", "0292", "0293",
        "0294", "0296", "0297", "0299",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The number that <paramref name="digits"/> are, or null. <paramref name="hasPlus"/>: a "+" stands before them.</summary>
    public static PlannedNumber? Read(ReadOnlySpan<char> digits, bool hasPlus)
    {
        if (hasPlus) return ReadInternational(digits);
        if (digits.StartsWith("00" + CountryCode)) return ReadNational(digits[4..], hasCountryCode: true);
        if (digits.StartsWith(CountryCode)) return ReadNational(digits[2..], hasCountryCode: true);
        if (digits is ['0', ..]) return ReadNational(digits[1..], hasCountryCode: false);
        return digits.Length is 8 or 10 && (digits.StartsWith("1800") || digits.StartsWith("1900")) ? new PlannedNumber(digits.ToString(), PhoneKind.Hotline, true, false) : null;
    }

    /// <summary>True when <paramref name="digits"/> are a hotline of three or four digits.</summary>
    public static bool IsShort(ReadOnlySpan<char> digits) => digits is "111" or "112" or "113" or "114" or "115" || IsLongerShort(digits);

    /// <summary>True for the hotlines of four digits, which may be years, prices and amounts of anything: they need a word beside them.</summary>
    public static bool IsLongerShort(ReadOnlySpan<char> digits) => digits is "1022" or "1080";

    private static PlannedNumber? ReadInternational(ReadOnlySpan<char> digits)
    {
        if (digits.StartsWith(CountryCode)) return ReadNational(digits[2..], hasCountryCode: true);
        return digits is not ['0', ..] && digits.Length is >= LeastForeignDigits and <= MostDigits ? new PlannedNumber($"+{digits}", PhoneKind.Foreign, false, true) : null;
    }

    /// <summary><paramref name="digits"/> without the trunk zero, or with it where a country code stands before it: "+84 (0)912…".</summary>
    private static PlannedNumber? ReadNational(ReadOnlySpan<char> digits, bool hasCountryCode)
    {
        if (hasCountryCode && digits is ['0', .. var rest]) digits = rest;
        return digits switch
        {
            ['3' or '5' or '7' or '8' or '9', ..] when digits.Length == 9 => new PlannedNumber($"+{CountryCode}{digits}", PhoneKind.Mobile, IsNetwork(digits), hasCountryCode),
            ['2', ..] when digits.Length == 10 && IsArea(digits) => new PlannedNumber($"+{CountryCode}{digits}", PhoneKind.Landline, true, hasCountryCode),
            // 069 is the network of the police and the army.
            ['6', '9', ..] when digits.Length == 9 => new PlannedNumber($"+{CountryCode}{digits}", PhoneKind.Landline, true, hasCountryCode),
            _ => null,
        };
    }

    private static bool IsNetwork(ReadOnlySpan<char> digits) =>
        Networks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(['0', digits[0], digits[1]]);

    /// <summary>Hanoi and Ho Chi Minh City have three digits and longer numbers, everybody else four.</summary>
    private static bool IsArea(ReadOnlySpan<char> digits) =>
        digits is ['2', '4' or '8', ..] || Areas.GetAlternateLookup<ReadOnlySpan<char>>().Contains(['0', digits[0], digits[1], digits[2]]);
}

/// <summary>A number of the plan.</summary>
/// <param name="Number">Normal form.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsAssigned">True when its network, area or service exists; false when only the length fits.</param>
/// <param name="HasCountryCode">True when it was written with a country code.</param>
internal readonly record struct PlannedNumber(string Number, PhoneKind Kind, bool IsAssigned, bool HasCountryCode);
