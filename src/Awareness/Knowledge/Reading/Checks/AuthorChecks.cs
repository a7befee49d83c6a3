using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>The checks of truth keeping and wording: what is no mistake of form but would mislead people, or what they would not understand.</summary>
internal sealed class AuthorChecks(SourceCatalog catalog, Wording wording, DateOnly today)
{
    /// <summary>False leaves out what is never a mistake, and takes long to find.</summary>
    public bool WithAdvice { get; init; } = true;

    /// <summary>Checks all cards, each alone and one against the others. Drafts and cards stand in the same order.</summary>
    public void CheckCards(IReadOnlyList<CardDraft> drafts, IReadOnlyList<Card> cards)
    {
        List<WrittenCard> written = [.. drafts.Zip(cards, (draft, card) => new WrittenCard(draft, card))];
        var dates = new LawDates(catalog, today);
        dates.CheckLaws();
        dates.CheckFigures();
        var links = new CardLinks(written, catalog, today);
        foreach (var card in written)
        {
            dates.Check(card.Draft);
            links.Check(card);
        }

        if (WithAdvice) Advise(written);
    }

    private void Advise(List<WrittenCard> written)
    {
        var reading = new ReadingLevel(wording);
        var honesty = new HonestWording(catalog, wording, today);
        foreach (var card in written)
        {
            reading.Check(card);
            honesty.Check(card);
            ChannelLengths.Check(card);
        }

        ChannelLengths.CheckButtons(written);
        CardOverlap.CheckQuestions(written);
        CardOverlap.CheckTexts(written);
    }

    /// <summary>Checks what the service says of itself.</summary>
    public void CheckTexts(ServiceTexts texts, IReadOnlyList<Card> cards, YamlFile file)
    {
        CheckNumbers(file);
        ChannelLengths.CheckTexts(texts, file);
        CardLinks.CheckPopular(cards, file, today);
    }

    /// <summary>A text of several lines begins on the line below its key.</summary>
    private void CheckNumbers(YamlFile file)
    {
        if (file.Map.Find("texts")?.Value is not YamlMap written) return;
        var numbers = new HandWrittenNumbers(catalog);
        foreach (var text in written.Entries.Select(entry => entry.Value).OfType<YamlScalar>())
        {
            var lines = text.Text.TrimEnd().Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines.Length == 1) numbers.Check(new BodyLine(lines[i], text.Line), file.Problems, text.IsQuoted ? text.Column + 1 : text.Column);
                else numbers.Check(new BodyLine(lines[i], text.Line + 1 + i), file.Problems);
            }
        }
    }
}
