namespace Awareness.Safety.Fitting;

/// <summary>
/// Multinomial logistic regression over features that are there or not. An example may leave open which of several classes it belongs to; then
/// the probability of all of them together is made large. Fitted by stochastic gradient descent with a step of its own for each weight
/// (Duchi, Hazan, Singer: "Adaptive Subgradient Methods", 2011). The same examples in the same order give the same weights.
/// </summary>
internal sealed class Softmax(int features, int classes)
{
    private const int Epochs = 20;
    private const float Step = 0.07f;
    private const float Decay = 0.0005f;
    private const float FirstSquare = 0.1f;

    /// <summary>An example that is right by so much teaches nothing more in this round.</summary>
    private const float Settled = 0.001f;

    private readonly float[] weights = new float[(features + 1) * classes];
    private readonly float[] squares = [.. Enumerable.Repeat(FirstSquare, (features + 1) * classes)];
    private readonly float[] scores = new float[classes];

    /// <summary>The weight of a feature for a class; of the number behind the last feature, the bias.</summary>
    public float this[int feature, int number] => weights[(feature * classes) + number];

    /// <summary>Fits the weights.</summary>
    public void Learn(IReadOnlyList<SoftmaxSample> samples)
    {
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var examples = new ExampleOrder(seed: 12345);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            examples.Shuffle(order);
            foreach (var i in order) Learn(samples[i]);
        }
    }

    private void Learn(SoftmaxSample sample)
    {
        Array.Clear(scores);
        foreach (var feature in sample.Features) AddWeights(feature);
        AddWeights(features);
        if (!TurnIntoErrors(sample)) return;
        foreach (var feature in sample.Features) Move(feature);
        Move(features);
    }

    private void AddWeights(int feature)
    {
        var first = feature * classes;
        for (var k = 0; k < classes; k++) scores[k] += weights[first + k];
    }

    /// <summary>Puts predicted minus wanted probability in place of the scores; false when they hardly differ.</summary>
    private bool TurnIntoErrors(SoftmaxSample sample)
    {
        var highest = scores.Max();
        var all = 0f;
        var right = 0f;
        for (var k = 0; k < classes; k++)
        {
            scores[k] = MathF.Exp(scores[k] - highest);
            all += scores[k];
            if (sample.Allows(k)) right += scores[k];
        }

        right = MathF.Max(right, float.Epsilon);
        var error = 0f;
        for (var k = 0; k < classes; k++)
        {
            scores[k] = sample.Weight * ((scores[k] / all) - (sample.Allows(k) ? scores[k] / right : 0));
            error += MathF.Abs(scores[k]);
        }

        return error >= Settled;
    }

    private void Move(int feature)
    {
        var first = feature * classes;
        for (var k = 0; k < classes; k++)
        {
            var gradient = scores[k] + (Decay * weights[first + k]);
            squares[first + k] += gradient * gradient;
            weights[first + k] -= Step * gradient / MathF.Sqrt(squares[first + k]);
        }
    }
}

/// <summary>An example as numbers.</summary>
/// <param name="Features">Numbers of its features, each once.</param>
/// <param name="Classes">Bit k is set when class k is right.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct SoftmaxSample(int[] Features, ulong Classes, float Weight)
{
    /// <summary>True when the class is right.</summary>
    public bool Allows(int number) => (Classes & (1UL << number)) != 0;
}
