using System.Numerics;
using System.Runtime.InteropServices;
using Awareness.Learning;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Guesses what a text is about with weights learned from examples: multinomial logistic regression, fitted by AdaGrad
/// (Duchi et al.: "Adaptive Subgradient Methods", 2011). Where <see cref="NaiveBayes"/> counts each feature by itself, the weights here are fitted together, so the chances are
/// better founded. The same examples in the same order give the same weights. Safe for any number of readers.
/// </summary>
internal sealed class LogisticRegression : ILearned<LogisticRegression>
{
    /// <summary>Passes over the examples and length of a step: chosen on half of the tuning questions, for the other half.</summary>
    private const int Passes = 5;
    private const float Step = 0.6f;

    /// <summary>A feature met in one example says more of the example than of its label.</summary>
    private const int FewestExamples = 2;

    /// <summary>An error below it teaches nothing worth the time.</summary>
    private const float LeastError = 0.003f;

    private const float FirstSquare = 1e-6f;
    private const int Unused = -1;

    /// <summary>More labels than this nobody could tell apart: their scores lie on the stack.</summary>
    public const int MostLabels = 1 << 14;

    /// <summary>By feature: its row of weights, or <see cref="Unused"/>.</summary>
    private readonly int[] rows;
    private readonly int labels;

    /// <summary>Labels, filled up to whole vectors.</summary>
    private readonly int stride;
    private readonly float[] weights;

    /// <summary>Learns from the examples.</summary>
    /// <param name="examples">Texts with their labels.</param>
    /// <param name="labels">Number of labels; a label beyond the last counts as the last.</param>
    public LogisticRegression(LabelledExamples examples, int labels)
    {
        this.labels = labels;
        stride = StrideOf(labels);
        rows = new int[examples.Features.Count];
        var used = 0;
        for (var feature = 0; feature < rows.Length; feature++) rows[feature] = examples.Features.ExamplesWith(feature) >= FewestExamples ? used++ : Unused;
        weights = new float[used * stride];
        Learn(examples);
    }

    private LogisticRegression(int labels, int[] rows, float[] weights)
    {
        this.labels = labels;
        this.rows = rows;
        this.weights = weights;
        stride = StrideOf(labels);
    }

    /// <inheritdoc />
    public static LogisticRegression? Read(LearnedReader from)
    {
        var (labels, rows, weights) = (from.Number(), from.Array<int>(), from.Array<float>());
        if (labels is < 1 or > MostLabels || weights.Length % StrideOf(labels) != 0) return null;
        var used = weights.Length / StrideOf(labels);
        return Array.TrueForAll(rows, row => row >= Unused && row < used) ? new LogisticRegression(labels, rows, weights) : null;
    }

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Number(labels);
        to.Array<int>(rows);
        to.Array<float>(weights);
    }

    /// <summary>True when it was learned of so many features and labels.</summary>
    public bool IsOf(int features, int labels) => rows.Length == features && this.labels == labels;

    /// <summary>Writes how likely a text with these features is about each label, together 1.</summary>
    public void Read(List<TopicFeature> features, Span<float> chances)
    {
        Span<float> scores = stackalloc float[stride];
        var squares = 0f;
        foreach (var feature in features)
        {
            if (rows[feature.Number] != Unused) squares += feature.Weight * feature.Weight;
        }

        var scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        scores.Clear();
        foreach (var feature in features)
        {
            if (rows[feature.Number] is var row and not Unused) AddScaled(scores, row, scale * feature.Weight);
        }

        scores[..labels].CopyTo(chances);
        Softmax.Apply(chances[..labels], sharpness: 1);
    }

    private static int StrideOf(int labels) => (labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private void Learn(LabelledExamples examples)
    {
        var row = new RowExamples(examples, rows);
        var squares = new float[weights.Length];
        Array.Fill(squares, FirstSquare);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Xorshift();
        var errors = new float[stride];
        var wrong = new int[labels];
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                var features = row.Of(example);
                Array.Clear(errors);
                foreach (var feature in features) AddScaled(errors, feature.Number, feature.Weight);
                Softmax.Apply(errors.AsSpan(0, labels), sharpness: 1);
                errors[Math.Min(examples.Label(example), labels - 1)] -= 1;
                var count = 0;
                for (var label = 0; label < labels; label++)
                {
                    if (MathF.Abs(errors[label]) >= LeastError) wrong[count++] = label;
                }

                foreach (var feature in features) Correct(feature, errors, wrong.AsSpan(0, count), squares);
            }
        }
    }

    private void Correct(TopicFeature feature, float[] errors, ReadOnlySpan<int> wrong, float[] squares)
    {
        var row = feature.Number * stride;
        foreach (var label in wrong)
        {
            var gradient = errors[label] * feature.Weight;
            ref var square = ref squares[row + label];
            square += gradient * gradient;
            weights[row + label] -= Step * gradient / MathF.Sqrt(square);
        }
    }

    private void AddScaled(Span<float> sums, int row, float factor)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(row * stride, stride));
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < to.Length; i++) to[i] += from[i] * factor;
    }

    /// <summary>The examples with rows in place of feature numbers and weights of length 1 together.</summary>
    private sealed class RowExamples
    {
        private readonly int[] starts;
        private readonly TopicFeature[] features;

        public RowExamples(LabelledExamples examples, int[] rows)
        {
            starts = new int[examples.Count + 1];
            var kept = new List<TopicFeature>();
            for (var example = 0; example < examples.Count; example++)
            {
                var squares = 0f;
                foreach (var feature in examples.FeaturesOf(example))
                {
                    if (rows[feature.Number] is var row and not Unused) kept.Add(new TopicFeature(row, feature.Weight * examples.Features.Idf(feature.Number)));
                }

                var own = CollectionsMarshal.AsSpan(kept)[starts[example]..];
                foreach (var feature in own) squares += feature.Weight * feature.Weight;
                var scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
                foreach (ref var feature in own) feature = feature with { Weight = feature.Weight * scale };
                starts[example + 1] = kept.Count;
            }

            features = [.. kept];
        }

        public ReadOnlySpan<TopicFeature> Of(int example) => features.AsSpan(starts[example]..starts[example + 1]);
    }

    /// <summary>An order of examples that is the same on every machine (Marsaglia: "Xorshift RNGs", 2003).</summary>
    private sealed class Xorshift
    {
        private uint state = 2_463_534_242;

        public void Shuffle(int[] values)
        {
            for (var i = values.Length - 1; i > 0; i--)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                var other = (int)(state % (uint)(i + 1));
                (values[i], values[other]) = (values[other], values[i]);
            }
        }
    }
}
