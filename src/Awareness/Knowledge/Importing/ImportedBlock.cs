namespace Awareness.Knowledge.Importing;

/// <summary>What a block of an official document is for.</summary>
public enum BlockRole
{
    /// <summary>Letterhead, address and stamps: left out.</summary>
    Form,

    /// <summary>What the document is about: kept in the title.</summary>
    Title,

    /// <summary>Heading of a part.</summary>
    Heading,

    /// <summary>A paragraph that can be cited.</summary>
    Passage,

    /// <summary>Who gets it and who signed: left out.</summary>
    Closing,
}

/// <summary>A block of the source with its place in the result; every word of the source is in exactly one.</summary>
/// <param name="Line">Where it begins in the source.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Text">Its words.</param>
public sealed record ImportedBlock(int Line, BlockRole Role, string Text)
{
    /// <summary>The heading line of the part this block opens, or null.</summary>
    public string? Opens { get; init; }

    /// <summary>Anchor of the part this block opens, or null.</summary>
    public string? PartAnchor { get; init; }

    /// <summary>Anchor of the passage, or null for what is none.</summary>
    public string? Anchor { get; init; }
}
