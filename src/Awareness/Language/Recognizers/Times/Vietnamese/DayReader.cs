namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads days: dates, feasts, weekdays, and the words that point from today ("hôm nay", "mai", "hôm kia").</summary>
internal static class DayReader
{
    /// <summary>Up to so many days "3 hôm nay" is said of days; above it the number belongs to something else.</summary>
    public const int MostDaysNear = 10;

    /// <summary>Words before "mai" that make it a name, a flower or something else.</summary>
    private static readonly HashSet<string> BeforeMai = new(StringComparer.Ordinal)
    {
        "hoa", "cay", "canh", "co", "chi", "ban", "be", "em", "anh", "ba", "di", "me", "chau", "ten", "thi", "mia", "khuong", "thanh", "hoang", "quynh", "phuong", "tuyet", "nhu", "ngoc", "truc", "xuan", "mot", "hong", "bach", "khoai",
    };

    /// <summary>Words behind "mai" that make it something else.</summary>
    private static readonly HashSet<string> AfterMai = new(StringComparer.Ordinal) { "tang", "moi", "mot", "sau", "phuc", "mai", "kia", "dao", "vang", "anh", "nay", "rua", "dich", "thi", "chi", "phuong", "huong", "lan", "linh", "ton", "nha", "toc", "che", "hien", "vom" };

    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal) { "may", "vai", "nhung", "bao", "it", "cac" };
    private static readonly HashSet<string> Crossed = new(StringComparer.Ordinal) { "duong", "cau", "song", "nha", "pha", "ham", "nga", "lo", "do", "day", "truong", "khoi", "ngay", "lai", "suoi" };

    /// <summary>A day at <paramref name="i"/>, or null. Behind a part of the day ("tối") "nay", "mai" and "qua" are days too.</summary>
    public static Temporal? Read(CueText t, int i, bool isAfterPart)
    {
        if (Pointing(t, i, isAfterPart) is { } pointing) return pointing;
        if (WeekdayReader.Read(t, i) is { } weekday) return weekday;
        return FeastReader.Read(t, i) ?? DateReader.Read(t, i, isAfterPart);
    }

    private static Temporal? Pointing(CueText t, int i, bool isAfterPart)
    {
        if (t.Has(i, Cue.Day) && t.Follows(i + 1, Cue.DayNear) && Pointing(t, i + 1, isAfterPart) is { } inner) return inner.Over(i, inner.Next);
        if (t.Has(i, Cue.DayNear)) return Near(t, i);
        if (t.Has(i, Cue.Day)) return Named(t, i);
        if (t.Says(i, "hnay") || t.Says(i, "hqua")) return Give(t, i, i + 1, t.Says(i, "hnay") ? 0 : -1);
        if (t.Has(i, Cue.Tomorrow) && IsTomorrow(t, i, isAfterPart)) return Give(t, i, i + 1, 1);
        if (!isAfterPart) return null;
        if (t.Has(i, Cue.This) && t.Says(i, "nay")) return Give(t, i, i + 1, 0);
        if (t.Has(i, Cue.Past) && !(t.IsJoined(i + 1) && t.SaysOneOf(i + 1, Crossed))) return Give(t, i, i + 1, -1);
        return t.Has(i, Cue.Overmorrow) && !t.Follows(i + 1, Cue.Month | Cue.Week | Cue.Year) && t.Text[i].IsMarked ? Give(t, i, i + 1, 2) : null;
    }

    /// <summary>"hôm nay", "hôm qua", "hôm kia", "hôm kìa", "bữa nay".</summary>
    private static Temporal? Near(CueText t, int i)
    {
        if (!t.IsJoined(i + 1) || (t.IsJoined(i) && t.SaysOneOf(i - 1, Vague)) || (t.IsNumber(i - 1) && t.IsJoined(i) && t.Digits(i - 1) is >= 0 and <= MostDaysNear)) return null;
        if (t.Has(i + 1, Cue.This) && t.Says(i + 1, "nay") && !t.Text.Key(i + 1).EndsWith("2")) return Give(t, i, i + 2, 0);
        if (t.Has(i + 1, Cue.Past)) return Give(t, i, i + 2, -1);
        if (t.Has(i + 1, Cue.Tomorrow)) return Give(t, i, i + 2, 1);
        if (t.Has(i + 1, Cue.Farther) && t.Text[i + 1].IsMarked) return Give(t, i, i + 2, -3);
        return t.Has(i + 1, Cue.Far) ? Give(t, i, i + 2, -2) : null;
    }

    /// <summary>"ngày mai", "ngày mốt", "ngày kia", "ngày kìa".</summary>
    private static Temporal? Named(CueText t, int i)
    {
        if (!t.IsJoined(i + 1)) return null;
        if (t.Has(i + 1, Cue.Tomorrow) && !t.Follows(i + 2, Cue.After)) return Give(t, i, i + 2, 1);
        if (t.Has(i + 1, Cue.Overmorrow) && !t.Follows(i + 2, Cue.Month | Cue.Digit) && t.Text.Key(i + 1) is not "môt5") return Give(t, i, i + 2, 2);
        if (t.Has(i + 1, Cue.Farther) && t.Text[i + 1].IsMarked) return Give(t, i, i + 2, 3);
        return t.Has(i + 1, Cue.Far) ? Give(t, i, i + 2, 2) : null;
    }

    private static bool IsTomorrow(CueText t, int i, bool isAfterPart)
    {
        if (t.IsJoined(i + 1) && t.SaysOneOf(i + 1, AfterMai)) return false;
        if (isAfterPart) return true;
        if (t.IsJoined(i) && t.SaysOneOf(i - 1, BeforeMai)) return false;
        // A capital in the middle of a sentence is a name.
        return i == 0 || !char.IsUpper(t.Text.Source[t.Text[i].Start]) || t.Joint(i) == CueText.Other;
    }

    private static Temporal Give(CueText t, int first, int next, int days) => Temporal.OnDay(first, next, t.Today.AddDays(days));
}
