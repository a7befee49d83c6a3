using System.Globalization;
using System.Text;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Knowledge.Importing;

/// <summary>Reads one document: the form above, the body, the form below.</summary>
internal sealed class DocumentReader
{
    private const int LongestTitle = 300;

    private static readonly string[] ProperNames = ["Ban Thường vụ", "Ban Chấp hành", "Ban Bí thư", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng bộ"];

    private readonly BodyOutline outline;
    private readonly FileProblems problems;
    private readonly List<string> issuers = [];
    private readonly List<string> titles = [];
    private string kind = "";
    private string number = "";
    private string place = "";
    private string signer = "";
    private string signedFor = "";
    private DateOnly? date;
    private bool isAddress;

    private DocumentReader(FileProblems problems)
    {
        this.problems = problems;
        outline = new BodyOutline(problems);
    }

    /// <summary>Reads the document of the blocks <paramref name="own"/>; what they do not tell of number, day and issuer is looked for in <paramref name="all"/> blocks of the file.</summary>
    public static ImportedDocument Read(IReadOnlyList<SourceBlock> own, IReadOnlyList<SourceBlock> all, ISet<string> ids, FileProblems problems)
    {
        var reader = new DocumentReader(problems);
        var at = reader.ReadHead(own);
        var isClosing = false;
        for (; at < own.Count; at++)
        {
            isClosing = Letterhead.IsRecipients(own[at].Text) || Letterhead.IsSignature(own[at].Text) || (isClosing && !Letterhead.IsAppendix(own[at].Text));
            if (isClosing) reader.ReadClosing(own[at]);
            else reader.outline.Add(own[at]);
        }

        reader.outline.Finish();
        reader.LookUp(own.Concat(all));
        return reader.Create(own[0].Line, ids);
    }

    private int ReadHead(IReadOnlyList<SourceBlock> own)
    {
        if (Letterhead.Opening(own[0].Text) is { } opening)
        {
            (kind, number) = opening;
            outline.Leave(own[0], BlockRole.Title);
            return 1;
        }

        var at = 0;
        while (at < own.Count && HeadRole(own[at]) is { } role) outline.Leave(own[at++], role);
        return at;
    }

    /// <summary>What a block above the body is; null for the first block of the body.</summary>
    private BlockRole? HeadRole(SourceBlock block)
    {
        var text = block.Text;
        if (isAddress && BlockMark.Find(text) is { Kind: MarkKind.Bullet }) return BlockRole.Form;
        isAddress = Letterhead.IsAddress(text);
        if (isAddress || block.IsStruck || Letterhead.IsRule(text) || Letterhead.IsMotto(text)) return BlockRole.Form;
        if (Letterhead.NumberIn(text) is { } found && number.Length == 0) return Take(() => number = found);
        if (Letterhead.DateIn(text) is { } day) return Take(() => (place, date) = (day.Place, day.Day));
        if (Letterhead.IsStamp(text)) return BlockRole.Form;
        if (kind.Length == 0 && Letterhead.KindName(text) is { } name) return Take(() => kind = name);
        if (Letterhead.IsSubject(text)) return TakeTitle(text[3..].Trim());
        if (kind.Length > 0 && BlockMark.Find(text) is null && (titles.Count == 0 || (Letterhead.IsCapitals(text) && Letterhead.IsCapitals(titles[^1])))) return TakeTitle(text);
        return number.Length == 0 && Letterhead.IsCapitals(text) && BlockMark.Find(text) is null ? Take(() => issuers.Add(text)) : null;
    }

    private static BlockRole Take(Action take)
    {
        take();
        return BlockRole.Form;
    }

    private BlockRole TakeTitle(string text)
    {
        titles.Add(text);
        return BlockRole.Title;
    }

    private void ReadClosing(SourceBlock block)
    {
        outline.Leave(block, BlockRole.Closing);
        if (signedFor.Length == 0 && block.Text.StartsWith('T')) signedFor = Letterhead.SignedFor(block.Text) ?? "";
        if (Letterhead.IsName(block.Text.Trim('*', ' '))) signer = block.Text.Trim('*', ' ');
    }

    /// <summary>What the form does not tell, a sentence that names the document may: "Chỉ thị số 33-CT/TU ngày 29/5/2023 của … về …".</summary>
    private void LookUp(IEnumerable<SourceBlock> blocks)
    {
        if (number.Length == 0 || (date is not null && (titles.Count > 0 || issuers.Count > 0))) return;
        var mentions = blocks.Select(block => Letterhead.Mention(number, block.Text)).OfType<(DateOnly Day, string Issuer, string Title)>().ToList();
        if (mentions.Count == 0) return;
        date ??= mentions[0].Day;
        if (titles.Count == 0) titles.Add(mentions[0].Title);
        if (issuers.Count == 0) issuers.Add(mentions.Select(mention => mention.Issuer).MaxBy(issuer => issuer.Length) ?? "");
    }

    private ImportedDocument Create(int line, ISet<string> ids)
    {
        if (kind.Length == 0) kind = Letterhead.KindOf(number) ?? (number.Length > 0 && titles.Count > 0 ? "Công văn" : "Văn bản");
        if (number.Length == 0) problems.Warn(line, column: null, ImportMessages.NoNumber, ImportMessages.NoNumberHint);
        if (date is null) problems.Error(line, column: null, ImportMessages.NoDate, ImportMessages.NoDateHint);
        if (issuers.Count == 0 && signedFor.Length == 0) problems.Warn(line, column: null, ImportMessages.NoIssuer);
        if (titles.Count == 0) problems.Warn(line, column: null, ImportMessages.NoTitle);
        if (!outline.Blocks.Any(block => block.Anchor is not null)) problems.Error(line, column: null, ImportMessages.NoPassages);
        return new ImportedDocument
        {
            Id = Id(ids),
            Kind = kind,
            Number = number.Length > 0 ? number : "không số",
            Issuer = Issuer(),
            Title = Title(),
            Date = date,
            Place = place,
            Signer = signer,
            Blocks = outline.Blocks,
            JoinedLines = outline.JoinedLines,
        };
    }

    private string Title()
    {
        var title = titles.Count > 0 ? string.Join(' ', titles) : outline.Blocks.FirstOrDefault(block => block.Role is BlockRole.Heading or BlockRole.Passage)?.Text ?? "chưa rõ trích yếu";
        if (Letterhead.IsCapitals(title)) title = Lowered(title);
        if (title.Length > LongestTitle) title = $"{title[..title.LastIndexOf(' ', LongestTitle)]}…";
        return char.ToUpperInvariant(title[0]) + title[1..].TrimEnd('.');
    }

    /// <summary>The lowest line of the letterhead is who writes; above it stands who it belongs to.</summary>
    private string Issuer()
    {
        if (issuers.Count == 0) return signedFor.Length > 0 ? Lowered(signedFor) : "cơ quan chưa rõ";
        var name = Letterhead.IsCapitals(issuers[^1]) ? Lowered(issuers[^1]) : issuers[^1];
        if (signedFor.Length == 0 || !signedFor.StartsWith("BAN ", StringComparison.Ordinal) || name.StartsWith("Ban ", StringComparison.Ordinal)) return name;
        return $"{Lowered(signedFor)} {name}";
    }

    /// <summary>Capitals written small, with the capitals of names put back.</summary>
    private string Lowered(string capitals)
    {
        var text = capitals.ToLowerInvariant();
        foreach (var name in ProperNames.Append(place).Where(name => name.Length > 0)) text = text.Replace(name, name, StringComparison.OrdinalIgnoreCase);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Id(ISet<string> ids)
    {
        var id = new StringBuilder();
        foreach (var letter in Plain($"{kind} {number}"))
        {
            if (char.IsAsciiLetterOrDigit(letter)) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        var name = id.ToString().Trim('-');
        var unique = name;
        for (var again = 2; !ids.Add(unique); again++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{again}");
        return unique;
    }

    private static string Plain(string text) => string.Concat(text.Select(letter => Letters.Fold(Letters.Decompose(letter).Value)));
}
