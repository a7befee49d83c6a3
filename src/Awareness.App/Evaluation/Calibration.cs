namespace Awareness.App.Evaluation;

/// <summary>
/// Whether confidence means what it says: of the outcomes the service was 80 % sure of, 80 % should fit. Ten bins of equal width;
/// the expected calibration error is the mean distance between confidence and truth, weighted by the outcomes in each bin
/// (Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015).
/// </summary>
public sealed class Calibration
{
    private const int Count = 10;

    private readonly int[] outcomes = new int[Count];
    private readonly int[] cameTrue = new int[Count];
    private readonly double[] confidence = new double[Count];

    /// <summary>0 to 1; 0 when nothing was counted.</summary>
    public double Error
    {
        get
        {
            var all = outcomes.Sum();
            return all == 0 ? 0 : Bins.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.CameTrue)) / all;
        }
    }

    /// <summary>The reliability table, from the least sure bin to the surest.</summary>
    public IReadOnlyList<CalibrationBin> Bins =>
    [
        .. Enumerable.Range(0, Count).Select(bin => new CalibrationBin(
            (double)bin / Count,
            (double)(bin + 1) / Count,
            outcomes[bin],
            outcomes[bin] == 0 ? 0 : confidence[bin] / outcomes[bin],
            outcomes[bin] == 0 ? 0 : (double)cameTrue[bin] / outcomes[bin])),
    ];

    /// <summary>Counts one outcome.</summary>
    /// <param name="stated">0 to 1: how sure the service was.</param>
    /// <param name="isTrue">Whether it was so.</param>
    public void Add(double stated, bool isTrue)
    {
        var bin = Math.Clamp((int)(stated * Count), 0, Count - 1);
        outcomes[bin]++;
        confidence[bin] += stated;
        if (isTrue) cameTrue[bin]++;
    }
}

/// <summary>One bin of the reliability table.</summary>
/// <param name="From">Least confidence in it.</param>
/// <param name="To">Confidence at which the next bin begins.</param>
/// <param name="Count">Outcomes in it.</param>
/// <param name="Confidence">0 to 1: mean confidence.</param>
/// <param name="CameTrue">0 to 1: share of the outcomes that fitted.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Confidence, double CameTrue);
