namespace Awareness.Safety;

/// <summary>
/// Puts examples into another order for every round of learning, the same one on every machine: the same examples then teach the same.
/// Fisher and Yates' shuffle with a linear congruential generator (constants of "Numerical Recipes").
/// </summary>
/// <param name="seed">Another number gives other orders.</param>
internal sealed class ExampleOrder(uint seed)
{
    private uint chance = seed;

    /// <summary>Shuffles <paramref name="order"/> in place.</summary>
    public void Shuffle(int[] order)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            chance = unchecked((chance * 1664525) + 1013904223);
            var other = (int)(((ulong)chance * (ulong)(i + 1)) >> 32);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
