using Awareness.Learning;

namespace Awareness.Safety;

/// <summary>
/// Guesses from the wording whether a message asks for help with something harmful: logistic regression, learned when the content is read
/// from example requests on one side and honest questions on the other. The rules see what they know the words of; this sees the way of speaking.
/// </summary>
/// <remarks>
/// Learned by stochastic gradients with steps scaled per feature (Duchi, Hazan and Singer: "Adaptive Subgradient Methods", 2011). A message counts by the
/// square root of its length, for the features of one sentence do not speak independently. The order of examples is shuffled by fixed numbers:
/// the same content learns the same.
/// </remarks>
internal sealed class RequestWording : ILearned<RequestWording>
{
    private const int Rounds = 8;
    private const float Step = 0.5f;
    private const float BiasStep = 0.02f;

    /// <summary>Where learning begins: requests are rare.</summary>
    private const float FirstBias = -3;

    /// <summary>Keeps weights small that few examples speak for.</summary>
    private const float Shrinkage = 1e-4f;

    /// <summary>There are many more honest questions than requests: a request counts so many times.</summary>
    private const float RequestWeight = 3;

    /// <summary>An example this well understood teaches nothing more.</summary>
    private const float LeastError = 1e-3f;

    private readonly float[] weights;
    private float bias;

    private RequestWording(float[] weights, float bias)
    {
        this.weights = weights;
        this.bias = bias;
    }

    /// <summary>Learns from <paramref name="requests"/> and <paramref name="honest"/>, both as <see cref="RequestFeatures"/>.</summary>
    public static RequestWording Learn(IReadOnlyList<int[]> requests, IReadOnlyList<int[]> honest)
    {
        var wording = new RequestWording(new float[RequestFeatures.Count], FirstBias);
        var steepness = new float[RequestFeatures.Count];
        var order = Enumerable.Range(0, requests.Count + honest.Count).ToArray();
        var examples = new ExampleOrder(seed: 1);
        for (var round = 0; round < Rounds; round++)
        {
            examples.Shuffle(order);
            foreach (var i in order)
            {
                if (i < requests.Count) wording.Learn(requests[i], wanted: 1, RequestWeight, steepness);
                else wording.Learn(honest[i - requests.Count], wanted: 0, weight: 1, steepness);
            }
        }

        return wording;
    }

    /// <inheritdoc />
    public static RequestWording? Read(LearnedReader from)
    {
        var (bias, weights) = (BitConverter.Int32BitsToSingle(from.Number()), from.Array<float>());
        return weights.Length == RequestFeatures.Count ? new RequestWording(weights, bias) : null;
    }

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Number(BitConverter.SingleToInt32Bits(bias));
        to.Array<float>(weights);
    }

    /// <summary>The log odds that a message is a request; above 0 it is more likely one than not, by the shares of the examples.</summary>
    public float Score(int[] features)
    {
        var sum = 0f;
        foreach (var feature in features) sum += weights[feature];
        return bias + (sum / MathF.Sqrt(features.Length));
    }

    private void Learn(int[] features, float wanted, float weight, float[] steepness)
    {
        var error = (1 / (1 + MathF.Exp(-Score(features))) - wanted) * weight;
        if (MathF.Abs(error) < LeastError) return;
        bias -= BiasStep * error;
        var each = error / MathF.Sqrt(features.Length);
        foreach (var feature in features)
        {
            var slope = each + (Shrinkage * weights[feature]);
            steepness[feature] += slope * slope;
            weights[feature] -= Step * slope / MathF.Sqrt(steepness[feature] + float.Epsilon);
        }
    }
}
