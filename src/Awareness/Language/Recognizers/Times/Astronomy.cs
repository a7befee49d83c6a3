namespace Awareness.Language.Recognizers.Times;

/// <summary>New moons and the sun's longitude as days at UTC+7, by the truncated series of Jean Meeus, "Astronomical Algorithms", as Hồ Ngọc Đức uses them.</summary>
internal static class Astronomy
{
    private const double ZoneDays = 7.0 / 24;
    private const double MeanMonth = 29.530588853;

    /// <summary>Julian day of the new moon of 1 January 1900, the moon numbered 0.</summary>
    private const double MoonZero = 2415021.076998695;

    /// <summary>Julian day number of 1 January of the year 1, the day .NET numbers 0.</summary>
    private const int DayZero = 1721426;

    /// <summary>Day (numbered as <see cref="DateOnly.DayNumber"/>) at UTC+7 on which the moon numbered <paramref name="moon"/> is new.</summary>
    public static int NewMoonDay(int moon) => (int)Math.Floor(NewMoon(moon) + 0.5 + ZoneDays) - DayZero;

    /// <summary>The last new moon not after a day.</summary>
    public static int MoonBefore(int day)
    {
        var moon = (int)Math.Floor((day + DayZero - MoonZero) / MeanMonth) + 1;
        while (NewMoonDay(moon) > day) moon--;
        return moon;
    }

    /// <summary>Sector of 30° (0 to 11, 0 from the spring equinox on) the sun stands in at the beginning of a day at UTC+7.</summary>
    public static int SunSector(int day) => (int)(SunLongitude(day + DayZero - 0.5 - ZoneDays) / 30);

    /// <summary>Julian day of a new moon.</summary>
    private static double NewMoon(int moon)
    {
        var t = moon / 1236.85;
        var t2 = t * t;
        var t3 = t2 * t;
        var mean = 2415020.75933 + 29.53058868 * moon + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * moon - 0.0000333 * t2 - 0.00000347 * t3;
        var anomaly = 306.0253 + 385.81691806 * moon + 0.0107306 * t2 + 0.00001236 * t3;
        var latitude = 21.2964 + 390.67050646 * moon - 0.0016528 * t2 - 0.00000239 * t3;
        return mean + MoonCorrection(t, sun, anomaly, latitude) - ClockCorrection(t, t2, t3);
    }

    private static double MoonCorrection(double t, double sun, double anomaly, double latitude) =>
        (0.1734 - 0.000393 * t) * Sin(sun) + 0.0021 * Sin(2 * sun)
        - 0.4068 * Sin(anomaly) + 0.0161 * Sin(2 * anomaly) - 0.0004 * Sin(3 * anomaly)
        + 0.0104 * Sin(2 * latitude) - 0.0051 * Sin(sun + anomaly)
        - 0.0074 * Sin(sun - anomaly) + 0.0004 * Sin(2 * latitude + sun)
        - 0.0004 * Sin(2 * latitude - sun) - 0.0006 * Sin(2 * latitude + anomaly)
        + 0.0010 * Sin(2 * latitude - anomaly) + 0.0005 * Sin(2 * anomaly + sun);

    /// <summary>Dynamical time less universal time, in days.</summary>
    private static double ClockCorrection(double t, double t2, double t3) => t < -11
        ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
        : -0.000278 + 0.000265 * t + 0.000262 * t2;

    /// <summary>Longitude of the sun in degrees, 0 to 360, at a Julian day.</summary>
    private static double SunLongitude(double julianDay)
    {
        var t = (julianDay - 2451545.0) / 36525;
        var t2 = t * t;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        var mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
        var centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * Sin(anomaly) + (0.019993 - 0.000101 * t) * Sin(2 * anomaly) + 0.000290 * Sin(3 * anomaly);
        var longitude = mean + centre;
        return longitude - 360 * Math.Floor(longitude / 360);
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
