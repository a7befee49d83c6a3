using Awareness.App.Evaluation;

namespace Awareness.App.Tests.Evaluation;

public sealed class CalibrationTests
{
    [Fact]
    public void What_comes_true_as_often_as_stated_has_no_error()
    {
        var calibration = new Calibration();
        for (var outcome = 0; outcome < 10; outcome++) calibration.Add(0.8, isTrue: outcome < 8);
        Assert.Equal(0, calibration.Error, precision: 9);
    }

    [Fact]
    public void The_error_is_the_distance_weighted_by_the_outcomes_of_a_bin()
    {
        var calibration = new Calibration();
        for (var outcome = 0; outcome < 3; outcome++) calibration.Add(0.95, isTrue: false);
        calibration.Add(0.15, isTrue: true);
        Assert.Equal(((3 * 0.95) + 0.85) / 4, calibration.Error, precision: 9);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0999, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.95, 9)]
    [InlineData(1, 9)]
    public void Every_confidence_has_its_bin(double confidence, int bin)
    {
        var calibration = new Calibration();
        calibration.Add(confidence, isTrue: true);
        Assert.Equal(10, calibration.Bins.Count);
        Assert.Equal(1, calibration.Bins[bin].Count);
        Assert.Equal((1, confidence), (calibration.Bins[bin].CameTrue, calibration.Bins[bin].Confidence));
    }

    [Fact]
    public void Nothing_counted_is_no_error() => Assert.Equal(0, new Calibration().Error);
}
