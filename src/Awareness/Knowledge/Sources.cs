namespace Awareness.Knowledge;

/// <summary>A law, decree or other legal text.</summary>
public sealed record Law
{
    /// <summary>Stable id, for example <c>nd-168-2024</c>.</summary>
    public required string Id { get; init; }

    /// <summary>"Luật", "Nghị định", …</summary>
    public required string Kind { get; init; }

    /// <summary>Official number, for example <c>168/2024/NĐ-CP</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What it is about.</summary>
    public required string Name { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>First day in force, or null when our source does not say.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>Last day in force, or null while it is.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>Ids of laws that amended it.</summary>
    public IReadOnlyList<string> AmendedBy { get; init; } = [];

    /// <summary>Id of the law that replaced it, or null.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Last day somebody compared what we say of it with the text itself.</summary>
    public DateOnly CheckedOn { get; init; }

    /// <summary>How people cite it: kind and number.</summary>
    public string ShortTitle => $"{Kind} {Number}";

    /// <summary>The same in English, for example "Decree 168/2024/NĐ-CP": the number stays, for it is what one looks up.</summary>
    public string EnglishTitle => $"{EnglishKind} {Number}";

    private string EnglishKind => Kind switch
    {
        "Luật" => "Law",
        "Bộ luật" => "Code",
        "Nghị định" => "Decree",
        "Nghị quyết" => "Resolution",
        "Thông tư" => "Circular",
        "Quyết định" => "Decision",
        "Quy chuẩn" => "Standard",
        _ => Kind,
    };
}

/// <summary>Guidance that is not law: first-aid recommendations, official announcements.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Issuer">Who says so.</param>
/// <param name="Date">When, or null when our source does not say.</param>
public sealed record Guidance(string Id, string Title, string Issuer, DateOnly? Date)
{
    /// <summary>Title and issuer in English, or null when nobody put them into English.</summary>
    public string? English { get; init; }
}

/// <summary>One number, fine, age or term, written once and referred to by cards.</summary>
public sealed record Figure
{
    /// <summary>Stable id, for example <c>fine.helmet</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the person sees, for example "400.000–600.000 đồng".</summary>
    public required string Text { get; init; }

    /// <summary>The same for a reader of English, for example "400,000–600,000 VND"; null when no English card shows it.</summary>
    public string? English { get; init; }

    /// <summary>Id of the law, guidance or directive it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Where in the source; empty when the whole is meant.</summary>
    public string Place { get; init; } = "";

    /// <summary>First day it holds, or null when timeless.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day it holds, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Day by which somebody must check it again.</summary>
    public required DateOnly ReviewBy { get; init; }

    /// <summary>True when sources differ or only one says so: a card must tell it as doubtful.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>True for what used to hold, told to compare: its id ends in ".old", and it never expires.</summary>
    public bool IsOld => Id.EndsWith(".old", StringComparison.Ordinal);
}

/// <summary>A telephone number people are told to call.</summary>
/// <param name="Id">Stable id, for example <c>ambulance</c>.</param>
/// <param name="Number">As shown, for example "115" or "0769.04.04.04".</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Hours">When it is answered.</param>
public sealed record Hotline(string Id, string Number, string Name, string Hours)
{
    /// <summary>Digits only, for a <c>tel:</c> link.</summary>
    public string Dial => string.Concat(Number.Where(char.IsAsciiDigit));
}

/// <summary>An official text quoted as a source, split into citable passages.</summary>
/// <param name="Id">Stable id, for example <c>directive33</c>.</param>
/// <param name="Title">Full title.</param>
/// <param name="ShortTitle">How people cite it, for example "Chỉ thị số 33-CT/TU ngày 29/5/2023".</param>
/// <param name="Passages">In the order of the text.</param>
public sealed record Document(string Id, string Title, string ShortTitle, IReadOnlyList<Passage> Passages)
{
    /// <summary>What our copy of the text does not hold, said plainly.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>The smallest citable piece of a document.</summary>
/// <param name="Anchor">Stable within the document, for example <c>nv3-2</c>.</param>
/// <param name="Heading">The heading it stands under, for example "Nhiệm vụ 3: Thông tin, tuyên truyền, giáo dục".</param>
/// <param name="Text">The words.</param>
public sealed record Passage(string Anchor, string Heading, string Text);
