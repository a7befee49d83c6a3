using System.Globalization;

namespace Awareness;

/// <summary>The time of the people the service speaks to. Vietnam has no daylight saving: a day begins at UTC+7 all year.</summary>
public static class VietnamTime
{
    /// <summary>Ahead of UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day it is there.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The day it is there, as people read it: <c>01/06/2027</c>.</summary>
    public static string Shown(DateTimeOffset moment) => moment.ToOffset(Offset).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
