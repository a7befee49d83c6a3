using System.Globalization;
using System.Text.Json.Nodes;
using Awareness.Language.Recognizers.Times;

namespace Awareness.Tests.Language.Recognizers.Times;

public sealed class LunarCalendarTests
{
    private static readonly (string Name, int Month, int Day)[] Feasts =
    [
        ("tet", 1, 1), ("ram_thang_gieng", 1, 15), ("gio_to_10_3", 3, 10), ("phat_dan_15_4", 4, 15), ("doan_ngo_5_5", 5, 5), ("vu_lan_15_7", 7, 15), ("trung_thu_15_8", 8, 15),
    ];

    [Fact]
    public void Every_feast_from_1950_to_2080_falls_on_its_day()
    {
        var rows = SharedData.Lines("lunar_vn_holidays_1950_2080.jsonl").Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(131, rows.Count);
        Found.Nothing(
            from row in rows
            from feast in Feasts
            let expected = DateOnly.Parse((string)row[feast.Name]!, CultureInfo.InvariantCulture)
            let actual = LunarCalendar.ToSolar(new LunarDate((int)row["year"]!, feast.Month, feast.Day))
            where actual != expected
            select $"{feast.Name} {row["year"]}: {expected} expected, {actual} found");
    }

    [Theory]
    [InlineData(1968, 1, 29)]
    [InlineData(1985, 1, 21)]
    [InlineData(2007, 2, 17)]
    [InlineData(2026, 2, 17)]
    [InlineData(2030, 2, 2)]
    [InlineData(2053, 2, 18)]
    public void Tet_is_the_Vietnamese_one_where_China_keeps_another_day(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), LunarCalendar.ToSolar(new LunarDate(year, 1, 1)));

    [Fact]
    public void Each_day_of_three_centuries_is_the_lunar_day_after_the_one_before_and_leads_back()
    {
        var last = LunarCalendar.ToLunar(new DateOnly(1900, 1, 1))!.Value;
        for (var day = new DateOnly(1900, 1, 2); day.Year <= 2149; day = day.AddDays(1))
        {
            var lunar = LunarCalendar.ToLunar(day)!.Value;

            Assert.Equal(day, LunarCalendar.ToSolar(lunar));
            Assert.True(lunar.Day == last.Day + 1 || (lunar.Day == 1 && last.Day is 29 or 30), $"{last} then {lunar}");
            last = lunar;
        }
    }

    [Theory]
    [InlineData(2020, 4)]
    [InlineData(2023, 2)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2033, 11)]
    public void A_leap_month_repeats_the_number_before_it(int year, int month)
    {
        var leap = LunarCalendar.ToSolar(new LunarDate(year, month, 1, IsLeap: true));
        var first = LunarCalendar.ToSolar(new LunarDate(year, month, 1));

        Assert.InRange(leap!.Value.DayNumber - first!.Value.DayNumber, 29, 30);
        Assert.Null(LunarCalendar.ToSolar(new LunarDate(year, month % 12 + 1, 1, IsLeap: true)));
    }

    [Theory]
    [InlineData(2026, 13, 1)]
    [InlineData(2026, 0, 1)]
    [InlineData(2026, 1, 31)]
    [InlineData(2025, 12, 30)]
    [InlineData(1500, 1, 1)]
    [InlineData(3000, 1, 1)]
    public void A_day_that_does_not_exist_has_no_solar_day(int year, int month, int day) => Assert.Null(LunarCalendar.ToSolar(new LunarDate(year, month, day)));
}
