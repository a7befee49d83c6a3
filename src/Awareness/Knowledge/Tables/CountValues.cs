using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Knowledge.Tables;

/// <summary>People carried, helpers, and which time it is.</summary>
internal static class CountValues
{
    private const int LeastCrowd = 3;

    private static readonly WordSet Carry = new("chở đèo lai cõng");

    /// <summary>With these the number counts the driver too: "kẹp ba" is one who drives and two behind.</summary>
    private static readonly WordSet Squeeze = new("kẹp tống");

    private static readonly WordSet Ride = new("đi ngồi");
    private static readonly WordSet Between = new("thêm theo tới cả những có được mấy quá đủ tận kèm tầm hẳn");
    private static readonly WordSet Passengers = new("người đứa con cháu bé em bạn trẻ khách thằng nhóc bà ông cô chú chị anh ng");
    private static readonly WordSet Together = new("xe chung cùng trên một");
    private static readonly WordSet AfterFather = new("mẹ má đi về em tôi mình con nuôi ruột");
    private static readonly WordSet Vehicles = new("bánh gác chân xe");

    public static void Read(AnalyzedText text, string? asked, FoundValues found)
    {
        for (var i = 0; i < text.Count; i++)
        {
            ReadCarried(text, i, found);
            ReadTime(text, i, found);
            ReadHelpers(text, i, asked, found);
        }

        if (!found.Has(ValueKind.Times.Id) && Enumerable.Range(0, text.Count).Any(i => IsAgain(text, i))) found.Add(KnownValue.Number(ValueKind.Times, Interval.From(2)));
    }

    private static void ReadCarried(AnalyzedText text, int at, FoundValues found)
    {
        var squeezes = Squeeze.Contains(text, at);
        var rides = Ride.Contains(text, at);
        if (!squeezes && !rides && !Carry.Contains(text, at)) return;
        var first = at + 1;
        while (first < text.Count && first <= at + 2 && Between.Contains(text, first)) first++;
        if (first >= text.Count || !text.IsNextTo(first) || !text.IsNextTo(at + 1) || !NumberReader.TryRead(text, first, out var number) || number.Value != Math.Floor(number.Value)) return;
        var behind = number.Last + 1;
        if (Vehicles.Follows(text, behind) || (behind < text.Count && text.IsGlued(behind))) return;
        var isCounted = Passengers.Follows(text, behind);
        if (!isCounted && number is { IsWords: true, Value: 3 } && AfterFather.Follows(text, behind)) return;
        if (rides && !(isCounted && IsTogether(text, behind))) return;

        var withDriver = squeezes || rides || !isCounted;
        var carried = (withDriver && number.Value >= LeastCrowd ? number.Value - 1 : number.Value) + (IsCouple(text, at) ? 1 : 0);
        var bounded = Bounds.Read(text, first, behind, carried);
        found.Add(KnownValue.Number(ValueKind.People, bounded.Interval ?? Interval.Point(carried)));
    }

    /// <summary>"hai vợ chồng chở hai con": one of them drives, the other is carried too.</summary>
    private static bool IsCouple(AnalyzedText text, int verb)
    {
        for (var i = verb - 1; i > 0 && i >= verb - 4; i--)
        {
            if (text.Folded(i) is "chong" && text.Folded(i - 1) is "vo") return true;
        }

        return false;
    }

    private static bool IsTogether(AnalyzedText text, int at)
    {
        for (var i = at; i < text.Count && i <= at + 3; i++)
        {
            if (Together.Contains(text, i)) return true;
        }

        return false;
    }

    /// <summary>"lần đầu", "lần thứ hai", "lần 2 trở lên".</summary>
    private static void ReadTime(AnalyzedText text, int at, FoundValues found)
    {
        if (text.Folded(at) is not "lan" || (text[at].IsMarked && text.Key(at) is not "lân2")) return;
        var first = at + 1 < text.Count && text.Folded(at + 1) is "thu" ? at + 2 : at + 1;
        if (first >= text.Count || !text.IsNextTo(first)) return;
        if (text.Folded(first) is "dau" or "nhat")
        {
            found.Add(KnownValue.Number(ValueKind.Times, Interval.Point(1)));
            return;
        }

        if (!NumberReader.TryRead(text, first, out var number) || number.Value != Math.Floor(number.Value)) return;
        found.Add(KnownValue.Number(ValueKind.Times, Bounds.Read(text, at, number.Last + 1, number.Value).Interval ?? Interval.Point(number.Value)));
    }

    /// <summary>"tái nghiện", "nghiện lại", "cai lại": whoever relapsed was treated before.</summary>
    private static bool IsAgain(AnalyzedText text, int at)
    {
        if (at + 1 >= text.Count || !text.IsNextTo(at + 1)) return false;
        return text.Folded(at) is "tai" && text.Folded(at + 1) is "nghien" || text.Folded(at) is "nghien" or "cai" && text.Folded(at + 1) is "lai";
    }

    /// <summary>"một mình", "1 người", "hai người cứu".</summary>
    private static void ReadHelpers(AnalyzedText text, int at, string? asked, FoundValues found)
    {
        if (text.Folded(at) is "mot" or "1" && at + 1 < text.Count && text.Folded(at + 1) is "minh")
        {
            found.Add(KnownValue.Number(ValueKind.Rescuers, Interval.Point(1)));
            return;
        }

        if (found.Has(ValueKind.Rescuers.Id) || !NumberReader.TryRead(text, at, out var number) || number.Value != Math.Floor(number.Value)) return;
        var behind = number.Last + 1;
        if (behind >= text.Count || !text.IsNextTo(behind) || text.Folded(behind) is not ("nguoi" or "ng")) return;
        var helps = asked == ValueKind.Rescuers.Id || (behind + 1 < text.Count && text.IsNextTo(behind + 1) && text.Folded(behind + 1) is "cuu" or "ep" or "cung" or "so");
        if (helps) found.Add(KnownValue.Number(ValueKind.Rescuers, Bounds.Read(text, at, behind + 1, number.Value).Interval ?? Interval.Point(number.Value)));
    }
}

/// <summary>The number alone that answers a question for it: "7", "mười sáu", "125".</summary>
internal static class BareValues
{
    /// <summary>An answer to a short question is short; in a longer message a number may be anything.</summary>
    private const int MostWords = 6;

    private const double Centimeters = 100;
    private const double LeastCentimeters = 30;

    public static void Read(AnalyzedText text, ValueKind kind, FoundValues found)
    {
        if (text.Count > MostWords) return;
        for (var i = 0; i < text.Count; i++)
        {
            if (!NumberReader.TryRead(text, i, out var number)) continue;
            var value = kind == ValueKind.Height && number.Value > LeastCentimeters ? number.Value / Centimeters : number.Value;
            var plain = kind == ValueKind.Age && value == Math.Floor(value) ? new Interval(value, value + 1) : Interval.Point(value);
            found.Add(KnownValue.Number(kind, Bounds.Read(text, number.First, number.Last + 1, value, kind == ValueKind.Over).Interval ?? plain));
            return;
        }
    }
}
