using System.Text;
using Awareness.Language.Recognizers.Sequence;

namespace Awareness.Language;

/// <summary>
/// Takes out of a text what could tell who wrote it or whom it speaks of: telephone and other long numbers, number plates, mail and web addresses, and names
/// and places as far as spelling shows them (see <see cref="NameTraces"/>). Short hotlines stay. It takes out too much rather than too little; it cannot find everything.
/// </summary>
public static class PersonalTraces
{
    private const int LongNumber = 6;
    private const int PlateDigits = 4;
    private const string NumberMark = "[số]";
    private const string AddressMark = "[địa chỉ mạng]";

    /// <summary>The text of <paramref name="text"/> without personal traces, on one line, blanks single, cut to <paramref name="most"/> characters at a whole character.</summary>
    public static string Remove(AnalyzedText text, int most) => Remove(text, most, keepsPlaces: false);

    /// <summary>As <see cref="Remove(AnalyzedText, int)"/>, but names of places stay: of a report what lies where is the matter, and who lives there is not.</summary>
    public static string RemovePeople(AnalyzedText text, int most) => Remove(text, most, keepsPlaces: true);

    private static string Remove(AnalyzedText text, int most, bool keepsPlaces)
    {
        ArgumentNullException.ThrowIfNull(text);
        var marks = new List<Trace>();
        AddAddresses(text, marks);
        AddNumbers(text, marks);
        NameTraces.Add(text, marks, keepsPlaces);
        marks.Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End));
        return Write(text.Source, marks, most);
    }

    private static void AddAddresses(AnalyzedText text, List<Trace> marks)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind == TokenKind.Address) marks.Add(new Trace(text[i].Start, text[i].Start + text[i].Length, AddressMark));
        }

        // What only looks like mail is taken for mail: the run without blanks around an @.
        for (var at = text.Source.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.Source.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && !char.IsWhiteSpace(text.Source[start - 1])) start--;
            while (end < text.Source.Length && !char.IsWhiteSpace(text.Source[end])) end++;
            marks.Add(new Trace(start, end, AddressMark));
            at = end - 1;
        }
    }

    private static void AddNumbers(AnalyzedText text, List<Trace> marks)
    {
        var phones = PhoneNumbers.Find(text);
        foreach (var phone in phones)
        {
            if (phone.Kind is not (PhoneKind.Short or PhoneKind.Hotline)) marks.Add(new Trace(phone.Start, phone.Start + phone.Length, NumberMark));
        }

        var source = text.Source;
        for (var i = 0; i < source.Length; i++)
        {
            if (!char.IsDigit(source[i])) continue;
            var (start, end, digits, slashes) = (i, i, 0, 0);
            for (; end < source.Length && (char.IsDigit(source[end]) || (source[end] is '.' or '-' or '/' && end + 1 < source.Length && char.IsDigit(source[end + 1]))); end++)
            {
                if (char.IsDigit(source[end])) digits++;
                if (source[end] == '/') slashes++;
            }

            var plate = PlateFront(source, start);
            var isHotline = phones.Any(phone => phone.Kind is PhoneKind.Hotline && phone.Start <= start && end <= phone.Start + phone.Length);
            // One stroke makes a law ("168/2024") or a day of the year, two a day of birth.
            if ((digits >= LongNumber && slashes != 1 && !isHotline) || (plate < start && digits >= PlateDigits)) marks.Add(new Trace(Math.Min(plate, start), end, NumberMark));
            i = end;
        }
    }

    /// <summary>Where a number plate begins whose last digits begin at <paramref name="digits"/>: "14A-12345", "14 B1 234.56"; <paramref name="digits"/> itself when none does.</summary>
    private static int PlateFront(string source, int digits)
    {
        var at = digits;
        if (at > 0 && source[at - 1] is '-' or ' ' or '.') at--;
        if (at > 0 && at < digits && char.IsDigit(source[at - 1])) at--;
        var letters = at;
        while (letters > 0 && at - letters < 2 && char.IsLetter(source[letters - 1])) letters--;
        if (letters == at) return digits;
        var front = letters > 0 && source[letters - 1] is '-' or ' ' ? letters - 1 : letters;
        var isPlate = front >= 2 && char.IsDigit(source[front - 1]) && char.IsDigit(source[front - 2]) && (front == 2 || !char.IsLetterOrDigit(source[front - 3]));
        return isPlate ? front - 2 : digits;
    }

    private static string Write(string source, List<Trace> marks, int most)
    {
        var clean = new StringBuilder(Math.Min(source.Length, most) + NumberMark.Length);
        var at = 0;
        foreach (var mark in marks)
        {
            if (mark.Start < at)
            {
                at = Math.Max(at, mark.End);
                continue;
            }

            Append(clean, source.AsSpan(at, mark.Start - at), most);
            Append(clean, mark.Mark, most);
            at = mark.End;
        }

        Append(clean, source.AsSpan(at), most);
        return clean.ToString().TrimEnd();
    }

    /// <summary>Appends whole characters; what is no text becomes a blank, and blanks become one.</summary>
    private static void Append(StringBuilder clean, ReadOnlySpan<char> piece, int most)
    {
        foreach (var rune in piece.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > most) return;
            var isBlank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar;
            if (!isBlank) clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
    }
}

/// <summary>A part of a text and what stands for it.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit behind it.</param>
/// <param name="Mark">What is written instead.</param>
internal readonly record struct Trace(int Start, int End, string Mark);
