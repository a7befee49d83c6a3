namespace Awareness.Language.Recognizers.Times;

/// <summary>A part of the day.</summary>
internal enum DayPart
{
    Morning = 1,
    Noon = 2,
    Afternoon = 3,
    Evening = 4,
    Night = 5,
    Daytime = 6,
    Dawn = 7,
    EarlyMorning = 8,
    LateNight = 9,
}
