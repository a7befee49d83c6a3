using System.Globalization;
using Awareness.Conversations;

namespace Awareness.App.Commands;

/// <summary>Writes why a turn came out as it did.</summary>
internal static class Explanation
{
    public static void Write(Turn turn, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"outcome {turn.Outcome}, topic {turn.Topic ?? "-"}, card {turn.CardId ?? "-"}, confidence {turn.Confidence:F3}"));
        foreach (var ranked in turn.Ranking)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ranked.Score:F3}  question {ranked.Closeness.Query:F2}  variant {ranked.Closeness.Variant:F2}  pairs {ranked.Closeness.Pairs:F2}  words {ranked.Share:F3}  {ranked.Card.Id} ({ranked.Card.Topic})"));
    }
}
