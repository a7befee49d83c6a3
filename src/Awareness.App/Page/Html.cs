using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Awareness.App.Page;

/// <summary>
/// Markup that is safe to send. It only comes from <see cref="Of"/>, where everything in a hole is encoded
/// unless it is <see cref="Html"/> already; so no text of a person or of the content can become markup.
/// </summary>
internal readonly struct Html
{
    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    public bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>Builds markup from an interpolated string; attribute values must stand in double quotes.</summary>
    public static Html Of(HtmlWriter writer) => new(writer.Finish());

    /// <summary>The parts one after the other, each on its own line.</summary>
    public static Html Lines(IEnumerable<Html> parts) => new(string.Join('\n', parts.Where(part => !part.IsEmpty)));

    public override string ToString() => markup ?? "";
}

/// <summary>What the compiler turns <c>Html.Of($"…")</c> into. A hole of a type not listed here does not compile.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlWriter
{
    /// <summary>Leaves Vietnamese letters as they are: they need no escape in UTF-8, and the page stays small and readable.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text;

    public HtmlWriter(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(Html value) => text.Append(value.ToString());

    public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(int value) => text.Append(value);

    /// <summary>A day as Vietnamese people write it, for example 21/11/2026.</summary>
    public void AppendFormatted(DateOnly value) => text.Append($"{value:dd/MM/yyyy}");

    internal string Finish() => text.ToString();
}
