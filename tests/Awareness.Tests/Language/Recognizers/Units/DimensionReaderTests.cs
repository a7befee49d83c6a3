using Awareness.Language;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Tests.Language.Recognizers.Units;

public sealed class DimensionReaderTests
{
    [Theory]
    [InlineData("bé cao 1m2", "Meter", 1.2)]
    [InlineData("mua 1m2 đất", "Square meter", 1)]
    [InlineData("phòng rộng 20m2", "Square meter", 20)]
    [InlineData("bể chứa 10m3", "Cubic meter", 10)]
    public void A_figure_behind_the_m_is_read_by_what_is_measured(string text, string unit, double value)
    {
        var measure = Assert.Single(DimensionReader.Find(Tokenizer.Analyze(text)));
        Assert.Equal(unit, measure.Unit.Name);
        Assert.Equal(value, measure.Value);
    }

    [Fact]
    public void A_range_shares_its_unit()
    {
        var measures = DimensionReader.Find(Tokenizer.Analyze("vượt quá từ 10 đến 20 km/h"));
        Assert.Equal([10d, 20d], measures.Select(measure => measure.Value));
        Assert.All(measures, measure => Assert.Equal("Kilometer per hour", measure.Unit.Name));
    }
}
