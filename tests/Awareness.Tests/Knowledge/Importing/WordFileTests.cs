using System.IO.Compression;
using System.Text;
using Awareness.Knowledge.Importing;

namespace Awareness.Tests.Knowledge.Importing;

/// <summary>.docx files as Word writes them, and as an attacker would.</summary>
public sealed class WordFileTests
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Numbering = $"""
        <w:numbering {Namespace}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>
        """;

    private const string Footnotes = $"""<w:footnotes {Namespace}><w:footnote w:id="2"><w:p><w:r><w:t>Theo báo cáo năm 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>""";

    private static readonly string Head =
        $"<w:tbl><w:tr>{Cell("TỈNH ỦY QUẢNG NINH", "*", "Số 45-CT/TU")}{Cell("ĐẢNG CỘNG SẢN VIỆT NAM", "Quảng Ninh, ngày 05 tháng 3 năm 2024")}</w:tr></w:tbl>{Paragraph("CHỈ THỊ")}{Paragraph("về an toàn cho trẻ em")}";

    [Fact]
    public void The_head_the_counted_numbers_a_table_and_a_footnote_are_read()
    {
        var document = Assert.Single(Read(Head + Listed(0, "NHIỆM VỤ") + Listed(1, "Dạy bơi cho trẻ em.") + Listed(1, "Kiểm tra bể bơi.", "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")
            + $"<w:tbl><w:tr>{Cell("Năm")}{Cell("Số bể bơi")}</w:tr><w:tr>{Cell("2023")}{Cell("120")}</w:tr></w:tbl>").Documents);

        Assert.Equal(("Chỉ thị", "45-CT/TU", new DateOnly(2024, 3, 5), "Tỉnh ủy Quảng Ninh"), (document.Kind, document.Number, document.Date, document.Issuer));
        Assert.Equal(
            ["1. Dạy bơi cho trẻ em.", "2. Kiểm tra bể bơi. [1]", "[1] Theo báo cáo năm 2023.", "Năm | Số bể bơi", "2023 | 120"],
            document.Blocks.Where(block => block.Anchor is not null).Select(block => block.Text));
        Assert.Contains(document.Blocks, block => block is { Opens: "Mục I: NHIỆM VỤ", PartAnchor: "m1" });
    }

    [Fact]
    public void Deleted_text_and_the_copy_for_old_programs_stay_out()
    {
        var document = Assert.Single(Read(Head + "<w:p><w:r><w:t>Giữ lại</w:t></w:r><w:del><w:r><w:delText> bỏ đi</w:delText></w:r></w:del><w:r><w:AlternateContent><w:Choice><w:t> chữ mới</w:t></w:Choice><w:Fallback><w:t> chữ cũ</w:t></w:Fallback></w:AlternateContent></w:r><w:r><w:t> hết.</w:t></w:r></w:p>").Documents);

        Assert.Equal("Giữ lại chữ mới hết.", Assert.Single(document.Blocks, block => block.Anchor is not null).Text);
    }

    [Fact]
    public void A_file_that_is_no_docx_is_refused_with_a_reason() => AssertRefused("chỉ là chữ"u8.ToArray(), "hỏng");

    [Fact]
    public void A_docx_without_its_text_is_refused() => AssertRefused(Zip(("word/other.xml", "<a/>")), "hỏng");

    [Fact]
    public void Broken_xml_is_refused_with_its_place() => AssertRefused(Zip(("word/document.xml", "<w:document><w:p></w:document>")), "hỏng");

    [Fact]
    public void An_entity_bomb_is_refused() =>
        AssertRefused(Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")), "hỏng");

    [Fact]
    public void A_file_that_unfolds_beyond_bounds_is_refused() => AssertRefused(Zip(("word/document.xml", $"<a>{new string(' ', 40 * 1024 * 1024)}</a>")), "quá lớn");

    [Fact]
    public void A_file_nested_too_deep_is_refused() =>
        AssertRefused(Zip(("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 1000)) + string.Concat(Enumerable.Repeat("</a>", 1000)))), "quá sâu");

    [Fact]
    public void A_file_cut_short_anywhere_never_throws()
    {
        var whole = Zip(("word/document.xml", $"<w:document {Namespace}><w:body>{Head}</w:body></w:document>"));
        for (var length = 0; length < whole.Length; length += 7) Assert.NotEmpty(OfficialText.Read("cut.docx", whole.AsMemory(0, length)).Problems);
    }

    [Theory]
    [InlineData("scan.pdf")]
    [InlineData("old.doc")]
    [InlineData("noname")]
    public void Another_kind_of_file_is_refused_and_told_what_to_do(string name) =>
        Assert.Contains(".docx", Assert.Single(OfficialText.Read(name, "abc"u8.ToArray()).Problems).Suggestion);

    private static void AssertRefused(byte[] bytes, string reason)
    {
        var found = OfficialText.Read("tệp.docx", bytes);

        Assert.Empty(found.Documents);
        Assert.Contains(reason, Assert.Single(found.Problems).Message);
        Assert.NotNull(found.Problems[0].Suggestion);
    }

    private static OfficialText Read(string body) =>
        OfficialText.Read("tệp.docx", Zip(("word/document.xml", $"<w:document {Namespace}><w:body>{body}</w:body></w:document>"), ("word/numbering.xml", Numbering), ("word/footnotes.xml", Footnotes)));

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Cell(params string[] texts) => $"<w:tc>{string.Concat(texts.Select(Paragraph))}</w:tc>";

    private static string Listed(int level, string text, string more = "") =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r>{more}</w:p>";

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in parts)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
