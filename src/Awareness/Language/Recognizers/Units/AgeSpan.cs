namespace Awareness.Language.Recognizers.Units;

/// <summary>What an age is counted in.</summary>
public enum AgeUnit : byte
{
    /// <summary>Years.</summary>
    Year,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Weeks.</summary>
    Week,

    /// <summary>Days.</summary>
    Day,
}

/// <summary>What an age was worked out from.</summary>
public enum AgeSource : byte
{
    /// <summary>It was said: "14 tuổi".</summary>
    Stated,

    /// <summary>The school year: a pupil of lớp 1 turns 6 in the year school begins. Off by one for those who began late or early.</summary>
    Grade,

    /// <summary>The year of birth; without the day it is the age reached in the year of the reference.</summary>
    Birth,
}

/// <summary>An age met in a text.</summary>
/// <param name="Value">How many units; 5.5 is five and a half.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Source">What it was worked out from.</param>
/// <param name="Start">First UTF-16 unit of its words in the text.</param>
/// <param name="End">Where they end, exclusive.</param>
public readonly record struct AgeSpan(double Value, AgeUnit Unit, AgeSource Source, int Start, int End)
{
    private const double MonthsInYear = 12;
    private const double WeeksInYear = 365.2425 / 7;
    private const double DaysInYear = 365.2425;

    /// <summary>The age in years (Gregorian mean year), for comparing with limits such as 16.</summary>
    public double Years => Unit switch
    {
        AgeUnit.Month => Value / MonthsInYear,
        AgeUnit.Week => Value / WeeksInYear,
        AgeUnit.Day => Value / DaysInYear,
        _ => Value,
    };
}
