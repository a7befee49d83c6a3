using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads <c>answers/&lt;family&gt;/&lt;name&gt;.en.md</c>: title, questions and text of a card in English. Topic, sources, days and related topics are those of the
/// Vietnamese card beside it, so a law that changes is changed once; sources can be added, for what only the English text says.
/// </summary>
internal sealed class EnglishCardReader(SourceCatalog catalog, References references, DateOnly today)
{
    private const int LongestTitle = 60;
    private const int FewestQuestions = 12;
    private const int MostWords = 85;
    private const int MostEmergencyWords = 75;

    private static readonly string[] Known = ["title", "questions", "sources"];

    private readonly HandWrittenNumbers numbers = new(catalog);
    private readonly CitationResolver citations = new(catalog, today);

    /// <summary>The draft of the English card beside <paramref name="original"/>; null when its front matter cannot be used.</summary>
    /// <remarks>The days of the original go with it, so a figure or law it shows limits both.</remarks>
    public static CardDraft? Read(CardDraft original, AuthorText text, FileProblems problems)
    {
        if (FrontMatter.Read(text, problems) is not { } front) return null;
        var fields = new Fields(front.Map, problems, Known);
        return original with
        {
            Problems = problems,
            At = fields.At,
            Title = fields.Required("title"),
            Questions = fields.RequiredScalars("questions"),
            Sources = [.. original.Sources, .. CardReader.ReadSources(fields, problems)],
            Body = CardBody.Read(text, front.BodyLine, CardHeadings.English, problems),
        };
    }

    /// <summary>The English card, with every reference filled in; what is wrong with it is reported to the draft.</summary>
    public Card Build(CardDraft draft, CardDraft original, Card vietnamese)
    {
        foreach (var line in draft.Body.Lines) numbers.Check(line, draft.Problems);
        var card = vietnamese with
        {
            InEnglish = true,
            Title = draft.Title is { } title ? references.Fill(title.Text, draft.Problems, title.Line, title.Column, draft) : "",
            Questions = [.. draft.Questions.Select(question => question.Text)],
            Text = Fill(draft.Body.First, draft),
            More = draft.Body.More.Count == 0 ? null : Fill(draft.Body.More, draft),
            ParentText = null,
            PupilText = null,
            Citations = [.. vietnamese.Citations.Concat(citations.Resolve(draft with { Sources = [.. draft.Sources.Skip(original.Sources.Count)] })).Distinct().Select(Cite)],
            ValidUntil = draft.Term.LastDay,
        };
        Check(card, draft, original);
        return card;
    }

    private string Fill(IReadOnlyList<BodyLine> lines, CardDraft draft) =>
        string.Join('\n', lines.Select(line => references.Fill(line.Text, draft.Problems, line.Line, column: 1, draft)));

    private Citation Cite(Citation citation)
    {
        var title = catalog.Laws.TryGetValue(citation.Source, out var law) ? law.Value.EnglishTitle
            : catalog.Guidance.TryGetValue(citation.Source, out var guidance) ? guidance.Value.English ?? citation.Title
            : EnglishPlaces.Title(citation.Title);
        return citation with { Title = title, Place = EnglishPlaces.Of(citation.Place) };
    }

    private static void Check(Card card, CardDraft draft, CardDraft original)
    {
        if (draft.Title is { } title && card.Title.Length > LongestTitle) draft.Problems.Error(title, Messages.LongTitle(card.Title.Length, LongestTitle));
        CheckQuestions(draft);
        if (draft.Body.First is not [var first, ..]) return;
        var words = card.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));
        var most = draft.IsEmergency ? MostEmergencyWords : MostWords;
        if (words > most) draft.Problems.Error(first.Line, column: null, Messages.LongEnglish(words, most), Messages.LongTextHint);
        foreach (var reference in References.Missing(original.Body.First, draft.Body.Lines)) draft.Problems.Warn(first.Line, column: null, Messages.NotSaidInEnglish(reference));
    }

    private static void CheckQuestions(CardDraft draft)
    {
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        foreach (var (question, folded) in draft.Questions.Zip(draft.FoldedQuestions))
        {
            if (!seen.TryAdd(folded, question)) draft.Problems.Warn(question, Messages.SameQuestionTwice(seen[folded].Line));
        }

        if (draft.Questions.Count > 0 && seen.Count < FewestQuestions) draft.Problems.Error(draft.Questions[0], Messages.TooFewQuestions(seen.Count, FewestQuestions));
    }
}
