using System.Text;
using Awareness.Knowledge;
using Awareness.Knowledge.Importing;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Knowledge.Importing;

/// <summary>Official documents become directives, word for word, and no file breaks the reader.</summary>
public sealed class ImportTests
{
    private static readonly string[] Pieces =
    [
        "I- MỤC ĐÍCH", "II. NHIỆM VỤ", "1. Một", "1. Các cấp ủy thực hiện các việc sau:", "3. Ba.", "1.1. Con", "2-", "a) kiểm tra", "- việc nhỏ;", "+ việc nữa", "(1) ý", "Điều 5. Hiệu lực",
        "Chương II", "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "Số 33-CT/TU", "Quảng Ninh, ngày 29 tháng 5 năm 2023", "CHỈ THỊ", "về an toàn", "", "", "\t", "| a | b |", "|---|---|",
        "**II. CHUYÊN ĐỀ: Chỉ thị số 32-CT/TU, ngày 05/5/2023 của Ban Thường vụ Tỉnh ủy về ma túy**", "đoạn bị ngắt giữa", "chừng câu.", "{#nv1} {#x}", "## Tiêu đề", "#", "---", "*", "~~dấu~~", "PHỤ LỤC",
        "e\u0302\u0323", "\u0000", "\ud83d", "\"ngoặc\" \\", "TỈNH ỦY   ĐẢNG CỘNG SẢN VIỆT NAM",
    ];

    private static Arbitrary<string[]> Texts => Gen.Elements(Pieces).ArrayOf().Resize(30).ToArbitrary();

    [Theory]
    [InlineData(Sources.Report, "30-CB/Tr.TH 13-NQ/TU 32-CT/TU 33-CT/TU", "2023-07-03 2023-04-28 2023-05-05 2023-05-29")]
    [InlineData(Sources.LaiChau, "356/LĐLD 335-KH/TU 334-KH/TU", "2019-12-19 2019-11-27 2019-11-27")]
    public void Every_document_of_a_file_is_found_with_its_number_and_day(string name, string numbers, string days)
    {
        var found = Sources.Read(name);

        Assert.Equal(numbers.Split(' '), found.Documents.Select(document => document.Number));
        Assert.Equal(days.Split(' '), found.Documents.Select(document => document.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(found.Documents, document => Assert.True(document.IsUsable));
        Assert.All(found.Problems, problem => Assert.True(problem.IsWarning, problem.ToString()));
    }

    [Theory]
    [InlineData(Sources.Report)]
    [InlineData(Sources.LaiChau)]
    public void The_words_of_a_source_are_the_words_of_its_blocks_in_order(string name)
    {
        var found = Sources.Read(name);

        Assert.Equal(Sources.Words(File.ReadAllText(Sources.PathOf(name))), InOrder(found));
    }

    [Theory]
    [InlineData(Sources.Report)]
    [InlineData(Sources.LaiChau)]
    public void What_is_written_is_read_as_content_without_a_problem_and_loses_no_paragraph(string name) => AssertReadable(Sources.Read(name));

    [Theory]
    [InlineData("directive32", "32-CT/TU", 7)]
    [InlineData("directive33", "33-CT/TU", 15)]
    public void The_shipped_directives_are_word_for_word_what_their_source_holds(string id, string number, int leastPassages)
    {
        var imported = Assert.Single(Sources.Read(Sources.Report).Documents, document => document.Number == number);
        var shipped = File.ReadAllLines(Path.Combine(Repository.Root, "content", "directives", id == "directive32" ? "chi-thi-32.md" : "chi-thi-33.md"));
        var passages = imported.Blocks.Where(block => block.Anchor is not null).Select(block => block.Text[(BlockMark.Find(block.Text) is { OpensPart: true } mark ? mark.Length : 0)..]).ToList();
        var text = string.Join(' ', shipped.SkipWhile(line => !line.StartsWith("# ", StringComparison.Ordinal)).Where(line => line.EndsWith('}') && !line.StartsWith('#')).Skip(1).Select(line => Unmended(line, shipped)));

        Assert.True(passages.Count >= leastPassages);
        Assert.Equal(string.Join(' ', Sources.Words(string.Join(' ', passages).Replace("Nội dung: Chỉ thị", "Chỉ thị", StringComparison.Ordinal))), string.Join(' ', Sources.Words(text)));
    }

    [Fact]
    public void A_letter_in_two_columns_gives_its_form_and_its_parts()
    {
        var document = Assert.Single(Sources.ReadText(Sources.Letter).Documents);

        Assert.Equal(("Chỉ thị", "45-CT/TU", new DateOnly(2024, 3, 5)), (document.Kind, document.Number, document.Date));
        Assert.Equal(("Ban Thường vụ Tỉnh ủy Quảng Ninh", "Quảng Ninh", "Nguyễn Văn An"), (document.Issuer, document.Place, document.Signer));
        Assert.Equal("Về bảo đảm an toàn cho trẻ em", document.Title);
        Assert.Equal(["mo-dau-p1", "m1-1-p1", "m1-1-p2", "m1-1-p3", "m1-2-p1", "m2-1-p1"], document.Blocks.Select(block => block.Anchor).OfType<string>());
        Assert.Contains(document.Blocks, block => block.Text == "2. Nhà trường dạy bơi cho học sinh trong toàn tỉnh.");
        Assert.Equal(["Mở đầu", "Mục I: NHIỆM VỤ", "Mục I.1", "Mục I.2", "Mục II: TỔ CHỨC THỰC HIỆN", "Mục II.1"], document.Blocks.Select(block => block.Opens).OfType<string>());
    }

    [Fact]
    public void Anchors_stay_when_lines_move() =>
        Assert.Equal(Anchors(Sources.ReadText(Sources.Letter)), Anchors(Sources.ReadText($"\n\n\n{Sources.Letter.Replace("\n\n", "\n\n\n", StringComparison.Ordinal)}")));

    [Theory]
    [InlineData("1. Các", "3. Các", "số mục “3” đứng ở chỗ của mục 1")]
    [InlineData("1. Chỉ thị này có hiệu lực từ ngày ký.", "", "phần “Mục II: TỔ CHỨC THỰC HIỆN” không có đoạn nào")]
    [InlineData("Số 45-CT/TU", "", "không thấy số, ký hiệu")]
    [InlineData("Quảng Ninh, ngày 05 tháng 3 năm 2024", "", "không thấy ngày ban hành")]
    public void What_looks_odd_is_said_with_its_line(string was, string now, string said)
    {
        var problems = Sources.ReadText(Sources.Letter.Replace(was, now, StringComparison.Ordinal)).Problems;

        Assert.Contains(problems, problem => problem.Message.Contains(said, StringComparison.Ordinal) && problem.Line >= 1);
        Assert.DoesNotContain(Sources.ReadText(Sources.Letter).Problems, problem => problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Marks_written_apart_give_the_same_words() =>
        Assert.Equal(InOrder(Sources.ReadText(Sources.Letter)), InOrder(Sources.ReadText(Decomposed(Sources.Letter))));

    [Theory]
    [InlineData("Chø thÞ vÒ c«ng t¸c phßng, chèng ma tuý cña TØnh ñy Qu¶ng Ninh; c¸c cÊp ®¶ng ñy thùc hiÖn", "TCVN3 (ABC)", "chống ma tuý của Tỉnh ủy Quảng Ninh; các cấp đảng ủy thực hiện")]
    [InlineData("Coâng taùc phoøng, choáng ma tuùy cuûa Tænh uûy Quaûng Ninh; caùc caáp ñaûng uûy thöïc hieän", "VNI", "Công tác phòng, chống ma túy của Tỉnh ủy Quảng Ninh; các cấp đảng ủy thực hiện")]
    public void Old_encodings_are_read_as_Unicode(string typed, string encoding, string meant)
    {
        var legacy = LegacyLetters.Read(typed);

        Assert.Equal(encoding, legacy?.Encoding);
        Assert.EndsWith(meant, legacy?.Text);
        Assert.Contains(OfficialText.Read("old.txt", Encoding.Latin1.GetBytes(typed)).Problems, problem => problem.Message.Contains(encoding, StringComparison.Ordinal));
    }

    [Fact]
    public void Modern_text_is_no_old_encoding() => Assert.Null(LegacyLetters.Read(Sources.Letter));

    [Fact]
    public void No_text_makes_it_throw_and_what_it_writes_is_always_readable() => Prop.ForAll(Texts, pieces =>
    {
        var text = string.Join('\n', pieces);
        AssertReadable(Sources.ReadText(text));
    }).Holds();

    [Fact]
    public void No_text_loses_or_moves_a_word() => Prop.ForAll(Texts, pieces =>
    {
        var text = string.Join('\n', pieces.Where(piece => piece.AsSpan().IndexOfAny('\u0302', '\u0000') < 0));
        Assert.Equal(Sources.Words(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))), InOrder(Sources.ReadText(text)));
    }).Holds();

    private static IEnumerable<string> InOrder(OfficialText found) =>
        found.Documents.SelectMany(document => document.Blocks).OrderBy(block => block.Line).SelectMany(block => Sources.Words(block.Text));

    private static IEnumerable<string?> Anchors(OfficialText found) => found.Documents.SelectMany(document => document.Blocks).Select(block => block.Anchor);

    private static void AssertReadable(OfficialText found)
    {
        var usable = found.Documents.Where(document => document.IsUsable).ToList();
        var files = usable.Select(document => new ContentFile($"directives/{document.Id}.md", Encoding.UTF8.GetBytes(document.ToMarkdown("tệp \"gốc\".txt"))));
        var reading = ContentReader.Read([.. files], SampleContent.Today);

        Assert.DoesNotContain(reading.Problems, problem => problem.File.StartsWith("directives/", StringComparison.Ordinal));
        Assert.All(usable, document => Assert.Equal(document.Blocks.Count(block => block.Anchor is not null), document.ToMarkdown("x").Split('\n').Count(line => line.EndsWith('}') && !line.StartsWith("## ", StringComparison.Ordinal))));
    }

    /// <summary>A shipped paragraph as its source has it: the mends its front matter names for it taken back.</summary>
    private static string Unmended(string line, IEnumerable<string> shipped)
    {
        var anchor = line.LastIndexOf("{#", StringComparison.Ordinal);
        var mends = shipped.Where(mend => mend.StartsWith($"  - {{at: {line[(anchor + 2)..^1]},", StringComparison.Ordinal)).Select(mend => mend.Split('"'));
        return mends.Aggregate(line[..anchor], (text, parts) => text.Replace(parts[3], parts[1].Replace("⏎ ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    /// <summary>Each letter with its marks behind it, for the letters of the sample.</summary>
    private static string Decomposed(string text)
    {
        var apart = text.Replace("ế", "e\u0302\u0301", StringComparison.Ordinal).Replace("ộ", "o\u0323\u0302", StringComparison.Ordinal).Replace("Ủ", "U\u0309", StringComparison.Ordinal)
            .Replace("ờ", "o\u031B\u0300", StringComparison.Ordinal).Replace("ă", "a\u0306", StringComparison.Ordinal);
        Assert.True(apart.Length > text.Length);
        return apart;
    }
}
