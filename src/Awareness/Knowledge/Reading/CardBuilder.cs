using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>Turns a draft into the card that is served, with every reference looked up, and checks what can be checked of one card alone.</summary>
internal sealed class CardBuilder(SourceCatalog catalog, References references, DateOnly today)
{
    private const int LongestTitle = 60;
    private const int MostRelated = 3;
    private const int FewestQuestions = 8;
    private const int FewestEmergencyQuestions = 6;
    private const int MostSyllables = 110;
    private const int MostEmergencySyllables = 90;
    private const int MostEmergencyLines = 5;

    private readonly CitationResolver citations = new(catalog, today);
    private readonly HandWrittenNumbers numbers = new(catalog);

    /// <summary>Builds the card; what is wrong with it is reported to the draft.</summary>
    public Card Build(CardDraft draft)
    {
        CheckTopics(draft);
        CheckDates(draft);
        CheckQuestions(draft);
        if (draft.Title is { } named) numbers.Check(new BodyLine(named.Text, named.Line), draft.Problems, named.IsQuoted ? named.Column + 1 : named.Column);
        foreach (var line in draft.Body.Lines) numbers.Check(line, draft.Problems);
        var card = new Card
        {
            Id = draft.Id,
            Topic = draft.Topic?.Text ?? "",
            Title = draft.Title is { } title ? references.Fill(title.Text, draft.Problems, title.Line, title.Column, draft) : "",
            Questions = [.. draft.Questions.Select(question => question.Text)],
            Text = Fill(draft.Body.First, draft),
            More = draft.Body.More.Count == 0 ? null : Fill(draft.Body.More, draft),
            ParentText = draft.Body.Parent.Count == 0 ? null : Fill(draft.Body.Parent, draft),
            PupilText = draft.Body.Pupil.Count == 0 ? null : Fill(draft.Body.Pupil, draft),
            Citations = citations.Resolve(draft),
            ValidFrom = draft.Dates.ValidFrom,
            Reviewed = draft.Dates.Reviewed,
            ReviewBy = draft.Dates.ReviewBy,
            Related = [.. draft.Related.Select(related => related.Text)],
            Audience = draft.Audience,
        };
        CheckLength(card, draft);
        CheckVariant(CardHeadings.Vietnamese.Parent, card.ParentText, draft.Body.Parent, draft);
        CheckVariant(CardHeadings.Vietnamese.Pupil, card.PupilText, draft.Body.Pupil, draft);
        draft.Term.EndBy(draft.Dates.ValidUntil);
        return card with { ValidUntil = draft.Term.LastDay };
    }

    private string Fill(IReadOnlyList<BodyLine> lines, CardDraft draft) =>
        string.Join('\n', lines.Select(line => references.Fill(line.Text, draft.Problems, line.Line, column: 1, draft)));

    private void CheckTopics(CardDraft draft)
    {
        if (draft.Topic is { } topic && CheckTopic(topic, draft) && !draft.Id.StartsWith($"{topic.Text.Split('.')[0]}/", StringComparison.Ordinal))
            draft.Problems.Warn(topic, Messages.OtherFamily(topic.Text));
        if (draft.Related.Count > MostRelated) draft.Problems.Error(draft.Related[MostRelated], Messages.TooManyRelated(MostRelated));
        for (var i = 0; i < draft.Related.Count; i++)
        {
            var related = draft.Related[i];
            if (!CheckTopic(related, draft)) continue;
            if (related.Text == draft.Topic?.Text) draft.Problems.Error(related, Messages.RelatedToItself);
            else if (draft.Related.Take(i).Any(earlier => earlier.Text == related.Text)) draft.Problems.Error(related, Messages.RelatedTwice(related.Text));
        }
    }

    private bool CheckTopic(YamlScalar topic, CardDraft draft)
    {
        if (catalog.Topics.ContainsKey(topic.Text)) return true;
        draft.Problems.Error(topic, Messages.UnknownTopic(topic.Text), Nearest.Suggest(topic.Text, catalog.Topics.Keys));
        return false;
    }

    private void CheckDates(CardDraft draft)
    {
        var dates = draft.Dates;
        var front = (YamlMap)draft.At;
        var until = front.Find("valid-until")?.Key ?? draft.At;
        var review = front.Find("review-by")?.Key ?? draft.At;
        if (dates.ValidFrom > dates.ValidUntil) draft.Problems.Error(until, Messages.EndsBeforeItBegins("valid-until", "valid-from"));
        if (dates.ReviewBy < dates.Reviewed) draft.Problems.Error(review, Messages.EndsBeforeItBegins("review-by", "reviewed"));
        if (dates.Reviewed > today) draft.Problems.Warn(front.Find("reviewed")?.Key ?? draft.At, Messages.ReviewedInFuture(dates.Reviewed));
        if (!dates.IsOpenOn(today)) draft.Problems.Warn(until, Messages.CardExpired(dates.ValidUntil.GetValueOrDefault()));
        else if (dates.ReviewBy < today) draft.Problems.Warn(review, Messages.ReviewOverdue(dates.ReviewBy));
    }

    private static void CheckQuestions(CardDraft draft)
    {
        var folded = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        foreach (var (question, text) in draft.Questions.Zip(draft.FoldedQuestions))
        {
            if (!folded.TryAdd(text, question)) draft.Problems.Warn(question, Messages.SameQuestionTwice(folded[text].Line));
        }

        var fewest = draft.IsEmergency ? FewestEmergencyQuestions : FewestQuestions;
        if (draft.Questions.Count > 0 && folded.Count < fewest) draft.Problems.Error(draft.Questions[0], Messages.TooFewQuestions(folded.Count, fewest));
    }

    private static void CheckLength(Card card, CardDraft draft)
    {
        if (draft.Title is { } title && card.Title.Length > LongestTitle) draft.Problems.Error(title, Messages.LongTitle(card.Title.Length, LongestTitle));
        if (draft.Body.First is not [var first, ..]) return;
        var syllables = CountSyllables(card.Text);
        var most = draft.IsEmergency ? MostEmergencySyllables : MostSyllables;
        if (syllables > most) draft.Problems.Error(first.Line, column: null, Messages.LongText(syllables, most), Messages.LongTextHint);
        var lines = draft.Body.First.Count(line => line.Text.Length > 0);
        if (draft.IsEmergency && lines > MostEmergencyLines) draft.Problems.Error(first.Line, column: null, Messages.ManyLines(lines, MostEmergencyLines));
    }

    /// <summary>A variant stands in place of the first part: it is as short, and says no number less.</summary>
    private static void CheckVariant(string? heading, string? text, IReadOnlyList<BodyLine> lines, CardDraft draft)
    {
        if (text is null || lines is not [var first, ..] || heading is null) return;
        var part = heading.TrimStart('#', ' ');
        var syllables = CountSyllables(text);
        var most = draft.IsEmergency ? MostEmergencySyllables : MostSyllables;
        if (syllables > most) draft.Problems.Error(first.Line, column: null, Messages.LongVariant(part, syllables, most), Messages.LongTextHint);
        foreach (var reference in References.Missing(draft.Body.First, lines)) draft.Problems.Warn(first.Line, column: null, Messages.NotSaidInVariant(reference, part));
    }

    /// <summary>Written Vietnamese parts syllables with blanks; "1." and "-" are no syllables.</summary>
    public static int CountSyllables(string text)
    {
        var count = 0;
        foreach (var word in text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Any(char.IsLetterOrDigit) && !(word.EndsWith('.') && word[..^1].All(char.IsAsciiDigit))) count++;
        }

        return count;
    }
}
