namespace Awareness.Knowledge.Search;

/// <summary>Turns scores into chances.</summary>
internal static class Softmax
{
    /// <summary>Replaces each score s by e^(<paramref name="sharpness"/>·s), scaled so that all together are 1.</summary>
    public static void Apply(Span<float> scores, float sharpness)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores) highest = Math.Max(highest, score);
        var total = 0f;
        foreach (ref var score in scores) total += score = MathF.Exp(sharpness * (score - highest));
        foreach (ref var score in scores) score /= total;
    }
}
