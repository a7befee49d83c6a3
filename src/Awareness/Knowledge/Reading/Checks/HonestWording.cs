namespace Awareness.Knowledge.Reading.Checks;

/// <summary>
/// A fact that is doubtful must be told as doubtful, and what no longer holds as past. The word that says so stands in the same line, or in
/// the line that introduces its list.
/// </summary>
internal sealed class HonestWording(SourceCatalog catalog, Wording wording, DateOnly today)
{
    /// <summary>Reports doubtful and past facts that <paramref name="card"/> tells as certain.</summary>
    public void Check(WrittenCard card)
    {
        var intro = "";
        foreach (var (written, read) in card.Draft.Body.Lines.Zip(card.Lines))
        {
            if (read.Text.Length == 0) continue;
            var said = read.Text.ToLowerInvariant();
            CheckLine(written, IsItem(said) ? $"{intro} {said}" : said, card);
            if (said.EndsWith(':')) intro = said;
            else if (!IsItem(said)) intro = "";
        }

        if (card.Draft.IsDoubtful && card.First is [var first, ..] && Lacks(wording.Hedges, card.Card.Text.ToLowerInvariant()))
            card.Draft.Problems.Warn(first.Line, column: null, CheckMessages.DoubtfulCard, CheckMessages.DoubtHint);
    }

    private void CheckLine(BodyLine line, string said, WrittenCard card)
    {
        foreach (var (reference, at) in References.In(line.Text))
        {
            var (message, hint) = Mistake(reference, said);
            if (message is not null) card.Draft.Problems.Warn(line.Line, at + 1, message, hint);
        }
    }

    private (string? Message, string? Hint) Mistake(string reference, string said)
    {
        if (catalog.Figures.TryGetValue(reference, out var figure))
        {
            if (figure.Value.IsDoubtful && Lacks(wording.Hedges, said)) return (CheckMessages.Doubtful(reference), CheckMessages.DoubtHint);
            if (figure.Value.IsOld && Lacks(wording.Past, said)) return (CheckMessages.OldFigure(reference), CheckMessages.PastHint);
        }
        else if (reference.StartsWith("law.", StringComparison.Ordinal) && catalog.Laws.TryGetValue(reference["law.".Length..], out var law)
            && catalog.LastDay(law.Value) < today && Lacks(wording.Past, said))
        {
            return (CheckMessages.OldLaw(law.Value), CheckMessages.PastHint);
        }

        return (null, null);
    }

    private static bool Lacks(IReadOnlyList<string> words, string said) => words.Count > 0 && !Phrases.HasAny(said, words);

    private static bool IsItem(string line) => line[0] == '-' || char.IsAsciiDigit(line[0]);
}
