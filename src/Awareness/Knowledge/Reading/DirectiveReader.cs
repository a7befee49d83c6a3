using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Reads a directive: front matter, headings and one paragraph a line, each ending with its anchor, <c>{#nv3-2}</c>.
/// Cards cite it down to the paragraph, so every paragraph has an anchor and no anchor is there twice.
/// </summary>
internal sealed class DirectiveReader(FileProblems problems)
{
    private static readonly string[] Known = ["id", "kind", "number", "title", "issuer", "date", "place", "signer", "source", "mends", "missing"];
    private static readonly string[] KnownMend = ["at", "was", "now", "why"];

    private readonly Dictionary<string, string> headings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<Passage> passages = [];

    /// <summary>Adds the directive to <paramref name="catalog"/>; false when it cannot be used at all.</summary>
    public static bool Read(AuthorText text, SourceCatalog catalog, FileProblems problems)
    {
        if (FrontMatter.Read(text, problems) is not { } front) return false;
        var fields = new Fields(front.Map, problems, Known);
        var reader = new DirectiveReader(problems);
        reader.ReadBody(text, front.BodyLine);
        reader.CheckMends(fields);
        var id = fields.Id();
        var document = reader.CreateDocument(id?.Text ?? "", fields);
        if (id is null) return false;
        if (catalog.WhereIsSource(id.Text) is { } first) problems.Error(id, FileMessages.DuplicateId(id.Text, first));
        else catalog.Directives.Add(id.Text, new Located<DirectiveText>(new DirectiveText(document, reader.headings), problems, id));
        return true;
    }

    private Document CreateDocument(string id, Fields fields)
    {
        var title = fields.Text("title");
        var shortTitle = $"{fields.Text("kind")} số {fields.Text("number")} ngày {VietnameseDate(fields.Date("date"))}";
        var about = title.Length == 0 ? "" : char.ToLowerInvariant(title[0]) + title[1..];
        fields.Required("source");
        return new Document(id, $"{shortTitle} của {fields.Text("issuer")} {about}", shortTitle, passages)
        {
            Missing = [.. fields.Scalars("missing").Select(scalar => scalar.Text)],
        };
    }

    /// <summary>As official texts write it: a day below 10 and the months 1 and 2 with a zero, "05/5/2023".</summary>
    private static string VietnameseDate(DateOnly? date) =>
        date is { } day ? $"{day.Day:00}/{(day.Month <= 2 ? $"0{day.Month}" : day.Month)}/{day.Year}" : "";

    private void ReadBody(AuthorText text, int firstLine)
    {
        var heading = "";
        for (var number = firstLine; number <= text.Lines.Count; number++)
        {
            var line = text.Lines[number - 1].Trim();
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal)) continue;
            var (words, anchor) = SplitAnchor(line, number);
            if (words.StartsWith('#'))
            {
                heading = words.TrimStart('#').Trim();
                if (anchor is not null) AddAnchor(anchor, heading, number);
                continue;
            }

            if (anchor is null || !AddAnchor(anchor, heading, number)) continue;
            if (heading.Length == 0) problems.Error(number, column: null, Messages.NoHeading);
            passages.Add(new Passage(anchor, heading, words));
        }

        if (passages.Count == 0) problems.Error(firstLine - 1, column: null, Messages.NoPassages);
    }

    private (string Words, string? Anchor) SplitAnchor(string line, int number)
    {
        var start = line.LastIndexOf("{#", StringComparison.Ordinal);
        var anchor = start >= 0 && line.EndsWith('}') ? line[(start + 2)..^1] : null;
        if (anchor is not null && Fields.IsId(anchor) && !anchor.Contains('.', StringComparison.Ordinal) && line.IndexOf("{#", StringComparison.Ordinal) == start)
            return (line[..start].Trim(), anchor);
        problems.Error(number, start < 0 ? null : start + 1, start < 0 ? Messages.NoAnchor : Messages.BrokenAnchor, Messages.AnchorHint);
        return (line, null);
    }

    private bool AddAnchor(string anchor, string heading, int number)
    {
        if (lines.TryAdd(anchor, number))
        {
            headings.Add(anchor, heading);
            return true;
        }

        problems.Error(number, column: null, Messages.DuplicateAnchor(anchor, lines[anchor]));
        return false;
    }

    private void CheckMends(Fields fields)
    {
        foreach (var mend in fields.Entries("mends", KnownMend))
        {
            mend.Required("was");
            mend.Required("why");
            var now = mend.Required("now");
            if (mend.Required("at") is not { } at) continue;
            if (!headings.ContainsKey(at.Text)) problems.Error(at, Messages.UnknownAnchor(at.Text), Nearest.Suggest(at.Text, headings.Keys));
            else if (now is not null && !IsIn(at.Text, now.Text)) problems.Warn(now, Messages.MendNotInText(at.Text));
        }
    }

    /// <summary>A mend that split a paragraph is written with " / " and spans two passages: one part of it is enough.</summary>
    private bool IsIn(string anchor, string words) =>
        passages.Find(passage => passage.Anchor == anchor) is not { } found
        || words.Split(" / ").Any(part => found.Text.Contains(part, StringComparison.Ordinal));
}
