using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times.English;

/// <summary>Reads English times of day: "8am", "8:30 p.m.", "half past eight", "noon", "at 8".</summary>
internal static class Clocks
{
    /// <summary>A time of day at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        if (t.Says(i, "noon") || t.Says(i, "midday")) return ClockTimes.At(i, i + 1, new ClockParts(12, -1, -1), false);
        if (t.Says(i, "midnight")) return ClockTimes.At(i, i + 1, new ClockParts(0, -1, -1), false);
        if (Past(t, i) is { } past) return past;
        var next = Words.Number(t, i, out var hour);
        if (next < 0 || hour > 24 || (i > 0 && t.IsTight(i) && t.Joint(i) != '-') || t.Joint(i) is '/' or '$') return null;
        var minute = -1;
        if (t.IsNumber(i) && t.IsNumber(next) && t.Joint(next) == ':' && t.IsTight(next))
        {
            minute = t.Length(next) == 2 ? t.Digits(next) : 60;
            if (minute is < 0 or > 59 || hour > 23 || t.Joint(next + 1) == ':') return null;
            next++;
        }

        if (Half(t, next, out var isAfternoon) is var behind && behind > 0) return hour is >= 1 and <= 12 ? ClockTimes.At(i, behind, new ClockParts(hour % 12 + (isAfternoon ? 12 : 0), minute, -1), false) : null;
        if (IsOClock(t, next)) return InPart(t, ClockTimes.At(i, next + 2, new ClockParts(hour, minute, -1), true));
        if (minute >= 0) return InPart(t, ClockTimes.At(i, next, new ClockParts(hour, minute, -1), t.Length(i) == 1 || hour >= 10));
        var isAt = t.IsJoined(i) && t.Says(i - 1, "at") && hour >= 1 && !t.Says(i, "a") && !t.Says(i, "an") && Words.Unit(t, next) == '\0' && t.Joint(next) is not ('/' or '%' or '-');
        if (isAt && (!t.IsJoined(next) || Follower(t, next))) return InPart(t, ClockTimes.At(i, next, new ClockParts(hour, -1, -1), true));
        return Part(t, next) is var part && part > 0 && t.Says(next, "in") ? InPart(t, ClockTimes.At(i, next, new ClockParts(hour, -1, -1), true)) : null;
    }

    /// <summary>What may follow a bare "at 8".</summary>
    private static bool Follower(CueText t, int i) =>
        t.Says(i, "on") || t.Says(i, "in") || t.Says(i, "today") || t.Says(i, "tomorrow") || t.Says(i, "to") || t.Says(i, "and") || t.Says(i, "every") || t.Says(i, "tonight") || Words.Weekday(t, i) > 0;

    /// <summary>"am", "p.m.": the token behind it, or -1.</summary>
    public static int Half(CueText t, int i, out bool isAfternoon)
    {
        isAfternoon = t.Says(i, "pm") || t.Says(i, "p");
        if (!t.IsJoined(i)) return -1;
        if (t.Says(i, "am") || t.Says(i, "pm")) return i + 1;
        return (t.Says(i, "a") || t.Says(i, "p")) && t.Joint(i + 1) == '.' && t.IsTight(i + 1) && t.Says(i + 1, "m") ? i + 2 : -1;
    }

    /// <summary>"in the morning", "at night", "tonight": which part, or 0.</summary>
    public static int Part(CueText t, int i)
    {
        if (!t.IsJoined(i)) return 0;
        if (t.Says(i, "in") && t.Says(i + 1, "the")) return Words.Part(t, i + 2);
        return t.Says(i, "at") && t.Says(i + 1, "night") ? (int)DayPart.Night : 0;
    }

    private static Temporal InPart(CueText t, Temporal time)
    {
        if (Part(t, time.Next) is not (> 0 and var part)) return time;
        return ClockTimes.In(time, (DayPart)part).Over(time.First, t.Says(time.Next, "at") ? time.Next + 2 : time.Next + 3);
    }

    /// <summary>"half past eight", "quarter to nine".</summary>
    private static Temporal? Past(CueText t, int i)
    {
        var at = t.Says(i, "a") ? i + 1 : i;
        var minutes = t.Says(at, "half") ? 30 : t.Says(at, "quarter") ? 15 : 0;
        if (minutes == 0 || !t.IsJoined(at + 1) || !t.IsJoined(at + 2)) return null;
        var isTo = t.Says(at + 1, "to") && minutes == 15;
        if (!isTo && !t.Says(at + 1, "past")) return null;
        var next = Words.Number(t, at + 2, out var hour);
        if (next < 0 || hour is < 1 or > 12) return null;
        var clock = isTo ? new ClockParts(hour == 1 ? 12 : hour - 1, 60 - minutes, -1) : new ClockParts(hour, minutes, -1);
        if (Half(t, next, out var isAfternoon) is var behind && behind > 0) return ClockTimes.At(i, behind, clock with { Hour = clock.Hour % 12 + (isAfternoon ? 12 : 0) }, false);
        return InPart(t, ClockTimes.At(i, next, clock, true));
    }

    private static bool IsOClock(CueText t, int i) => Words.Next(t, i, "o") && t.Joint(i + 1) is '\'' or '’' && t.Says(i + 1, "clock");
}
