using System.ComponentModel.DataAnnotations;

namespace Awareness.App.Page;

/// <summary>How the public page is served.</summary>
public sealed class PageSettings
{
    /// <summary>Directory holding <c>webchat-4.18.1.js</c> with its <c>.br</c> and <c>.gz</c>; without the file the page has no chat and keeps its form.</summary>
    public string? WebFolder { get; set; }

    /// <summary>Sites that may show the page in a frame, for example <c>https://www.quangninh.gov.vn</c>; separated by blanks. Empty: none.</summary>
    [RegularExpression("""^[A-Za-z0-9.:/*' \-]*$""", ErrorMessage = "Origins separated by blanks, without ; and ,")]
    public string FrameAncestors { get; set; } = "";

    /// <summary>Origins of the sites of Direct Line, which may show the page in a frame too; follows their settings.</summary>
    public IReadOnlyList<string> EmbeddedBy { get; set; } = [];

    /// <summary>Longest question the page reads, in characters, 50 to 2,000; what is longer is cut and the person is told.</summary>
    [Range(50, 2_000)]
    public int QuestionLength { get; set; } = 500;
}
