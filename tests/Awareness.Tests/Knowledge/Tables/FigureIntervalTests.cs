using Awareness.Knowledge.Tables;

namespace Awareness.Tests.Knowledge.Tables;

public sealed class FigureIntervalTests
{
    [Theory]
    [InlineData("dưới 6 tuổi", "age", 5.99, 6)]
    [InlineData("đủ 16 tuổi", "age", 16, 15.99)]
    [InlineData("từ đủ 14 đến dưới 16 tuổi", "age", 14, 16)]
    [InlineData("từ đủ 14 đến dưới 16 tuổi", "age", 15.99, 13.99)]
    [InlineData("dưới 10 tuổi và cao dưới 1,35 mét", "age", 9, 10)]
    [InlineData("dưới 10 tuổi và cao dưới 1,35 mét", "height", 1.34, 1.35)]
    [InlineData("không quá 0,25 mg/l khí thở", "alcohol", 0.25, 0.2501)]
    [InlineData("trên 0,25 đến 0,4 mg/l khí thở", "alcohol", 0.4, 0.25)]
    [InlineData("trên 0,25 đến 0,4 mg/l khí thở", "alcohol", 0.2501, 0.4001)]
    [InlineData("trên 0,4 mg/l khí thở", "alcohol", 0.41, 0.4)]
    [InlineData("từ 5 đến dưới 10 km/h", "over", 5, 10)]
    [InlineData("từ 10 đến 20 km/h", "over", 20, 20.01)]
    [InlineData("từ 0,1 gam", "grams", 0.1, 0.0999)]
    [InlineData("từ 1 kg", "grams", 1000, 999)]
    [InlineData("từ 2 người trở lên", "people", 2, 1)]
    [InlineData("động cơ không quá 50 cm³ hoặc máy điện không quá 4 kW, tốc độ thiết kế không quá 50 km/h", "engine", 50, 51)]
    [InlineData("đến 125 cm³ hoặc xe điện đến 11 kW", "engine", 125, 125.1)]
    [InlineData("khoảng 4 tuổi", "age", 4, 3.9)]
    public void A_figure_names_its_numbers_in_its_own_words(string figure, string kind, double inside, double outside)
    {
        var interval = FigureInterval.Read(figure, Kind(kind));

        Assert.NotNull(interval);
        Assert.True(interval.Value.Meets(Interval.Point(inside)), $"{inside} is not in {interval}");
        Assert.False(interval.Value.Meets(Interval.Point(outside)), $"{outside} is in {interval}");
    }

    [Theory]
    [InlineData("400.000–600.000 đồng", "age")]
    [InlineData("24 tháng", "age")]
    [InlineData("16 tuổi", "age")]
    [InlineData("dưới 6 tuổi", "height")]
    [InlineData("", "grams")]
    public void Words_without_a_limit_of_the_kind_name_none(string figure, string kind) => Assert.Null(FigureInterval.Read(figure, Kind(kind)));

    private static ValueKind Kind(string id) => ValueKind.Find(id) ?? throw new InvalidOperationException($"There is no kind '{id}'.");
}
