namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads times of day: "8h30", "8 giờ rưỡi", "9 giờ kém 15", "15:30", "3 giờ chiều". An hour that is a length of time is left to <see cref="LengthReader"/>.</summary>
internal static class HourReader
{
    private static readonly HashSet<string> BeforeLength = new(StringComparer.Ordinal) { "trong", "vong", "mat", "suot", "dai", "cach", "thieu", "nhat", "them", "du", "hang", "lien", "tuc", "ton" };
    private static readonly HashSet<string> AfterLength = new(StringComparer.Ordinal) { "dong", "lien", "tuc", "nua", "mot" };
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal) { "nguoi", "hoc", "em", "chau", "ban", "km", "xe", "doi", "phan", "suat", "tuoi", "k", "nghin", "ngan", "tr", "trieu", "thanh", "dong", "ngay", "thang", "nam", "lan", "met", "m" };
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "cong", "nha", "truong", "mat", "cua", "san", "lop", "khi" };

    /// <summary>A time of day at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i) => t.Hours.Read(t, i);

    /// <summary>The same, read afresh.</summary>
    public static Temporal? ReadNew(CueText t, int i)
    {
        if (PartReader.ReadMidnight(t, i, out var named) is var behind && behind > 0) return ClockTimes.At(i, behind, new ClockParts(named, -1, -1), false);
        var next = t.Number(i, out var hour);
        if (next < 0) return null;
        if (t.Joint(next) == ':' && t.IsNumber(i)) return Colon(t, i, hour);
        if (t.Follows(next, Cue.HalfMore) || IsShortHalf(t, i, next)) return WithoutWord(t, i, next, hour);
        if (!t.Follows(next, Cue.Hour) || (t.Has(next, Cue.ShortHour) && !t.IsTight(next) && t.Says(next, "g"))) return null;

        var at = Minutes(t, next + 1, ref hour, out var minute, out var second);
        if (at < 0) return Temporal.Nothing(i, -at);
        if (hour > 24 || (hour == 24 && minute > 0)) return null;
        var part = PartReader.ReadAfterHour(t, at, out var named2);
        if (part > 0 && IsOfNextHour(t, i, part)) part = -1;
        if (minute < 0 && part < 0 && (IsGram(t, i, next) || IsLength(t, i, next, hour))) return null;
        var time = ClockTimes.At(i, at, new ClockParts(hour, minute, second), !HasLeadingZero(t, i));
        return part > 0 ? ClockTimes.In(time, named2).Over(i, part) : time;
    }

    /// <summary>"9r sáng" is half past nine.</summary>
    private static bool IsShortHalf(CueText t, int i, int next) => t.IsNumber(i) && t.IsTight(next) && t.IsJoined(next) && t.Says(next, "r");

    /// <summary>In "sáng 7h30 chiều 2h" the second part of the day belongs to the second hour.</summary>
    private static bool IsOfNextHour(CueText t, int i, int behind) =>
        t.IsJoined(i) && t.Has(i - 1, Cue.Part) && t.IsJoined(behind) && t.IsNumber(behind) && t.Follows(behind + 1, Cue.Hour);

    /// <summary>"15:30", "08:30:15"; a score or proportion ("2:1") has no two digits.</summary>
    private static Temporal? Colon(CueText t, int i, int hour)
    {
        var at = i + 1;
        if (!t.IsTight(at) || t.Length(at) != 2 || t.Length(i) > 2 || !t.IsNumber(at)) return null;
        var minute = t.Digits(at);
        var second = -1;
        if (t.Joint(at + 1) == ':' && t.IsNumber(at + 1))
        {
            if (t.Length(at + 1) != 2) return null;
            second = t.Digits(++at);
        }

        if (hour > 23 || minute is < 0 or > 59 || second > 59 || (second < 0 && at > i + 1)) return null;
        if (t.Follows(at + 1, Cue.ShortHour) && t.IsTight(at + 1)) at++;
        var time = ClockTimes.At(i, at + 1, new ClockParts(hour, minute, second), !HasLeadingZero(t, i));
        var next = PartReader.ReadAfterHour(t, at + 1, out var part);
        return next > 0 ? ClockTimes.In(time, part).Over(i, next) : time;
    }

    /// <summary>"lúc 8 rưỡi", "5 rưỡi chiều": only where a word before or behind it says that it is an hour.</summary>
    private static Temporal? WithoutWord(CueText t, int i, int next, int hour)
    {
        if (hour is < 1 or > 12) return null;
        var time = ClockTimes.At(i, next + 1, new ClockParts(hour, 30, -1), true);
        var behind = PartReader.ReadAfterHour(t, next + 1, out var part);
        if (behind > 0) return ClockTimes.In(time, part).Over(i, behind);
        return t.Has(i - 1, Cue.At) || IsBehindPart(t, i) ? time : null;
    }

    /// <summary>"chiều 2 rưỡi", "sáng mai 8 rưỡi".</summary>
    private static bool IsBehindPart(CueText t, int i)
    {
        if (!t.IsJoined(i)) return false;
        var part = t.Has(i - 1, Cue.Tomorrow | Cue.This | Cue.Past) && t.IsJoined(i - 1) ? i - 2 : i - 1;
        return t.Has(part, Cue.Part) && (t.Text[part].IsMarked || part < i - 1);
    }

    /// <summary>The minutes behind the word for hour: the token behind them; negative when they are no minutes at all (61).</summary>
    private static int Minutes(CueText t, int at, ref int hour, out int minute, out int second)
    {
        minute = second = -1;
        if (t.Follows(at, Cue.HalfMore))
        {
            minute = 30;
            return at + 1;
        }

        if (t.Follows(at, Cue.Less) && t.Number(at + 1, out var less) is var behindLess && behindLess > 0 && less is > 0 and < 60 && hour > 0)
        {
            hour--;
            minute = 60 - less;
            return SkipMinuteWord(t, behindLess);
        }

        var next = t.IsJoined(at) ? t.Number(at, out minute) : -1;
        if (next < 0 || !AreMinutes(t, at, next, minute))
        {
            minute = -1;
            return at;
        }

        if (minute > 59) return -SkipMinuteWord(t, next);
        next = SkipMinuteWord(t, next);
        if (t.IsJoined(next) && t.Number(next, out var seconds) is var behind && behind > 0 && t.Follows(behind, Cue.Second) && seconds < 60)
        {
            second = seconds;
            next = behind + 1;
        }

        return next;
    }

    private static bool AreMinutes(CueText t, int at, int next, int minute)
    {
        if (t.Follows(next, Cue.Minute)) return true;
        if (!t.IsNumber(at)) return minute >= 10 && next > at + 1 - (minute == 10 ? 1 : 0) && !t.SaysOneOf(next, Counted);
        if (t.Length(at) > 2) return false;
        if (t.IsTight(at)) return true;
        return t.Length(at) == 2 && !(t.IsJoined(next) && t.SaysOneOf(next, Counted)) && t.Joint(next) is not ('/' or '-' or '%' or '.');
    }

    private static int SkipMinuteWord(CueText t, int at) =>
        t.Follows(at, Cue.Minute) && (t.Length(at) > 2 || t.IsTight(at)) ? at + 1 : at;

    /// <summary>"5g" is a weight unless a word says that it is an hour.</summary>
    private static bool IsGram(CueText t, int i, int unit) =>
        t.Says(unit, "g") && !t.Has(i - 1, Cue.At | Cue.From | Cue.To | Cue.Before | Cue.About) && !t.Follows(unit + 1, Cue.This | Cue.Tomorrow | Cue.DayNear | Cue.To) && t.Joint(i) != '-';

    /// <summary>True when the hours are a length: "trong 24 giờ", "8 giờ liền", "48h", "2 giờ nữa".</summary>
    private static bool IsLength(CueText t, int i, int unit, int hour)
    {
        if (hour == 24) return !t.Has(i - 1, Cue.To | Cue.At) && !t.Says(i - 1, "den");
        if (hour == 0) return false;
        if (t.IsJoined(i) && (t.SaysOneOf(i - 1, BeforeLength) || t.Has(i - 1, Cue.Every) || (t.Has(i - 1, Cue.After) && !t.Has(unit, Cue.ShortHour) && hour <= 12))) return true;
        if (t.Joint(unit + 1) == '/' && t.Has(unit + 1, Cue.Day | Cue.Week | Cue.Month)) return true;
        if (!t.IsJoined(unit + 1)) return false;
        if (t.SaysOneOf(unit + 1, AfterLength) && !t.Has(unit + 1, Cue.Tomorrow)) return true;
        var behind = unit + 2;
        if (t.Has(unit + 1, Cue.Before | Cue.After)) return !t.IsJoined(behind) || (!t.Has(unit, Cue.ShortHour) && !t.IsNumber(behind) && !t.SaysOneOf(behind, Places));
        return t.Has(unit + 1, Cue.Coming | Cue.Past | Cue.Just) && (!t.IsJoined(behind) || t.Has(behind, Cue.Past | Cue.Gone));
    }

    private static bool HasLeadingZero(CueText t, int i) => t.IsNumber(i) && t.Length(i) == 2 && t.Digits(i) < 10;
}
