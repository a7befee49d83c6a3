using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Finds ways out of a card that lead nowhere: buttons without a card, questions nobody answers, tasks no directive sets.</summary>
internal sealed class CardLinks
{
    private const string Invitation = "hỏi tiếp";
    private const string Task = "nhiệm vụ ";

    private readonly SourceCatalog catalog;
    private readonly HashSet<string> answered;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Gathers what links can lead to.</summary>
    public CardLinks(IReadOnlyList<WrittenCard> cards, SourceCatalog catalog, DateOnly today)
    {
        this.catalog = catalog;
        answered = cards.Where(card => IsOpen(card.Card, today)).Select(card => card.Card.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var card in cards)
        {
            asked.UnionWith(card.Draft.FoldedQuestions);
            asked.Add(Fold(card.Card.Title));
        }
    }

    /// <summary>Reports links of <paramref name="card"/> that lead nowhere.</summary>
    public void Check(WrittenCard card)
    {
        foreach (var related in card.Draft.Related)
        {
            if (catalog.Topics.ContainsKey(related.Text) && !answered.Contains(related.Text)) card.Draft.Problems.Warn(related, CheckMessages.DeadRelated(related.Text));
        }

        foreach (var source in card.Draft.Sources)
        {
            if (source is { Anchor: null, Place: "" } && catalog.Directives.ContainsKey(source.Source))
                card.Draft.Problems.Warn(source.At, CheckMessages.WholeDirective(source.Source), CheckMessages.WholeDirectiveHint);
        }

        foreach (var line in card.Lines)
        {
            CheckPrompts(line, card.Draft);
            CheckTasks(line, card.Draft);
        }
    }

    /// <summary>Reports cards of the front page that are no longer served.</summary>
    public static void CheckPopular(IReadOnlyList<Card> cards, YamlFile file, DateOnly today)
    {
        if (file.Map.Find("popular")?.Value is not YamlList popular) return;
        var open = cards.Where(card => IsOpen(card, today)).Select(card => card.Id).ToHashSet(StringComparer.Ordinal);
        var known = cards.Select(card => card.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in popular.Items.OfType<YamlScalar>())
        {
            if (known.Contains(id.Text) && !open.Contains(id.Text)) file.Problems.Warn(id, CheckMessages.DeadPopular(id.Text));
        }
    }

    /// <summary>"Bạn hỏi tiếp “…”": whoever types these words must get an answer.</summary>
    private void CheckPrompts(BodyLine line, CardDraft draft)
    {
        var position = line.Text.IndexOf(Invitation, StringComparison.OrdinalIgnoreCase);
        while (position >= 0 && line.Text.IndexOf('“', position) is >= 0 and var start && line.Text.IndexOf('”', start) is >= 0 and var end)
        {
            var prompt = line.Text[(start + 1)..end];
            if (!asked.Contains(Fold(prompt))) draft.Problems.Warn(line.Line, column: null, CheckMessages.UnknownPrompt(prompt), CheckMessages.PromptHint);
            position = end;
        }
    }

    /// <summary>A card that names a task of a directive cites it.</summary>
    private void CheckTasks(BodyLine line, CardDraft draft)
    {
        for (var at = line.Text.IndexOf(Task, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.Text.IndexOf(Task, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + Task.Length;
            while (end < line.Text.Length && char.IsAsciiDigit(line.Text[end])) end++;
            if (end > at + Task.Length) CheckTask(line.Text[at..end], line.Line, draft);
        }
    }

    private void CheckTask(string task, int line, CardDraft draft)
    {
        var isKnown = false;
        var cited = draft.Sources.Where(source => catalog.Directives.ContainsKey(source.Source)).ToList();
        foreach (var source in cited)
        {
            var headings = catalog.Directives[source.Source].Value.Headings;
            if (source.Anchor is { } anchor && headings.TryGetValue(anchor, out var heading) && IsNamed(heading, task)) return;
            isKnown = isKnown || headings.Values.Any(other => IsNamed(other, task));
        }

        if (isKnown) draft.Problems.Warn(line, column: null, CheckMessages.TaskNotCited(task), CheckMessages.TaskHint);
        else if (cited.Count > 0) draft.Problems.Error(line, column: null, CheckMessages.UnknownTask(task));
    }

    private static bool IsNamed(string heading, string task) => heading.Split(':')[0].Trim().Equals(task, StringComparison.OrdinalIgnoreCase);

    private static bool IsOpen(Card card, DateOnly today) => card.ValidUntil is not { } until || today <= until;

    private static string Fold(string text) => Tokenizer.Analyze(text).FoldedText();
}
