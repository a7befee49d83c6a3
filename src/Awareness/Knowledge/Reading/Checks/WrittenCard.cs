namespace Awareness.Knowledge.Reading.Checks;

/// <summary>A card as its author wrote it and as people read it.</summary>
/// <param name="Draft">Where each line stands.</param>
/// <param name="Card">With every reference filled in.</param>
internal sealed record WrittenCard(CardDraft Draft, Card Card)
{
    /// <summary>What is said at once, as people read it.</summary>
    public IReadOnlyList<BodyLine> First => field ??= Filled(Draft.Body.First, Card.Text);

    /// <summary>What is said after "Xem thêm", as people read it.</summary>
    public IReadOnlyList<BodyLine> More => field ??= Filled(Draft.Body.More, Card.More ?? "");

    /// <summary>All parts, in the order of <see cref="CardBody.Lines"/>.</summary>
    public IEnumerable<BodyLine> Lines =>
        First.Concat(Filled(Draft.Body.Parent, Card.ParentText ?? "")).Concat(Filled(Draft.Body.Pupil, Card.PupilText ?? "")).Concat(More);

    /// <summary>True for cards that repeat the words of a directive.</summary>
    public bool IsOfDirective => Draft.Topic?.Text.StartsWith("directive", StringComparison.Ordinal) == true;

    /// <summary>The whole text without marks, one word after another.</summary>
    public string FoldedText => field ??= Language.Tokenizer.Analyze($"{Card.Text}\n{Card.More}").FoldedText();

    /// <summary>Filling in changes no line into two, so line by line they belong together.</summary>
    private static List<BodyLine> Filled(IReadOnlyList<BodyLine> written, string text) =>
        [.. written.Zip(text.Split('\n'), (line, filled) => new BodyLine(filled, line.Line))];
}
