namespace Awareness.Tests.Knowledge;

/// <summary>What must not stand in the body of a card: markup the channels cannot show, and numbers written by hand.</summary>
public sealed class CardBodyMistakeTests
{
    private const string Replaced = "- Cài quai mũ.";

    private readonly SampleContent content = new();

    [Theory]
    [InlineData("Uống <b>nước</b>.", "không dùng HTML", 6)]
    [InlineData("Một &nbsp; hai.", "không dùng HTML", 5)]
    [InlineData("| tuổi | mức |", "không dùng bảng", 1)]
    [InlineData("Xem ![ảnh](a.png)", "không dùng ảnh", 5)]
    [InlineData("Xem [trang](https://example.org)", "không dùng liên kết", 5)]
    [InlineData("Đây là **đậm** đấy.", "không dùng chữ đậm", 8)]
    [InlineData("Đây là *nghiêng* đấy.", "không dùng chữ đậm", 8)]
    [InlineData("Gõ `mã` đi.", "không dùng chữ đậm", 4)]
    [InlineData("# Tiêu đề", "tiêu đề duy nhất", 1)]
    [InlineData("## Xem them", "tiêu đề duy nhất", 1)]
    [InlineData("> lời trích", "trích dẫn", 1)]
    [InlineData("* một", "đầu dòng liệt kê", 1)]
    public void Markup_is_reported(string line, string message, int column) => Expect(line, message, column);

    [Theory]
    [InlineData("Phạt 500.000 đồng.", "500.000 đồng", 6)]
    [InlineData("Phạt 3–5 triệu đồng.", "3–5 triệu đồng", 6)]
    [InlineData("Phạt từ 200 đến 300 nghìn.", "200 đến 300 nghìn", 9)]
    [InlineData("Hết 50k thôi.", "50k", 5)]
    [InlineData("Gọi 0912 345 678 nhé.", "0912 345 678", 5)]
    [InlineData("Gọi 0769.04.04.04 nhé.", "0769.04.04.04", 5)]
    [InlineData("Gọi +84912345678 nhé.", "+84912345678", 5)]
    [InlineData("Gọi 1900 1234 nhé.", "1900 1234", 5)]
    [InlineData("Gọi 115 ngay.", "115", 5)]
    [InlineData("Có thể bị phạt tù từ 2 đến 7 năm.", "tù từ 2 đến 7 năm", 16)]
    [InlineData("Chịu 3–5 năm tù.", "3–5 năm tù", 6)]
    [InlineData("Bị trừ 4 điểm bằng lái.", "trừ 4 điểm", 4)]
    [InlineData("Vượt 0,25 mg/l khí thở.", "0,25 mg/l", 6)]
    [InlineData("Theo Nghị định 168 thì cấm.", "Nghị định 168", 6)]
    [InlineData("Theo nghị định số 168/2024/NĐ-CP thì cấm.", "nghị định số 168/2024/NĐ-CP", 6)]
    public void A_number_written_by_hand_is_reported(string line, string number, int column) =>
        Expect(line, $"\"{number}\" viết bằng tay", column);

    [Theory]
    [InlineData("Chạy 40 km/h thôi.")]
    [InlineData("Phải đủ 16 tuổi.")]
    [InlineData("Có hiệu lực từ ngày 1/7/2026.")]
    public void A_number_that_may_be_the_laws_is_worth_a_look(string line)
    {
        content.Change(SampleContent.CardPath, Replaced, line);

        Assert.Contains(content.Read().Problems, problem => problem.IsWarning && problem.Line == 24 && problem.Message.Contains("viết bằng tay", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ép 100–115 lần.")]
    [InlineData("Theo điều 115 thì cấm.")]
    [InlineData("Ngày 05/5/2023 có văn bản 115/2016.")]
    [InlineData("Thông điệp 2K, 8 nhiệm vụ, Chỉ thị 33-CT/TU.")]
    [InlineData("Trẻ 6–15 tuổi, nước sâu 0,5 mét.")]
    [InlineData("Nghị quyết 314 của tỉnh.")]
    [InlineData("1. Đừng chạy xe khi mệt (rất nguy hiểm) & khi buồn ngủ; 2 < 3.")]
    [InlineData("{{hotline.ambulance}} – {{fine.helmet}}")]
    public void Ordinary_numbers_are_no_mistake(string line)
    {
        content.Change(SampleContent.CardPath, Replaced, line);

        Assert.Empty(content.Read().Problems);
    }

    [Fact]
    public void A_number_that_is_a_figure_already_is_suggested()
    {
        content.Change(SampleContent.CardPath, Replaced, "Phạt 400.000–600.000 đồng. Gọi 115.");

        var suggestions = content.Read().Problems.Where(problem => problem.Line == 24).Select(problem => problem.Suggestion);

        Assert.Equal(["dùng {{fine.helmet}}", "dùng {{hotline.ambulance}}"], suggestions);
    }

    [Fact]
    public void Numbers_after_the_fold_are_checked_too()
    {
        content.Change(SampleContent.CardPath, "Bị tai nạn thì gọi {{hotline.ambulance}}.", "Bị tai nạn thì gọi 115.");

        Assert.Equal((28, 20), content.Read().Problems.Select(problem => (problem.Line, problem.Column)).Single());
    }

    [Fact]
    public void A_first_part_of_more_than_110_syllables_is_too_long()
    {
        content.Change(SampleContent.CardPath, Replaced, string.Join('\n', Enumerable.Repeat("một hai ba bốn năm sáu bảy tám chín mười", 11)));

        Assert.Contains(content.Read().Problems, problem => !problem.IsWarning && problem.Line == 22 && problem.Message.Contains("tiếng, tối đa 110", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(6, 2, "có 6 dòng, tối đa 5")]
    [InlineData(4, 30, "tiếng, tối đa 90")]
    public void An_emergency_card_is_shorter_still(int lines, int words, string message)
    {
        var line = string.Join(' ', Enumerable.Repeat("mau", words));
        content.Change(SampleContent.EmergencyPath, "Gọi {{hotline.ambulance}} ngay.\nNém phao, đừng nhảy xuống.", string.Join('\n', Enumerable.Repeat(line, lines)));

        var problem = Assert.Single(content.Read().Problems, problem => !problem.IsWarning);

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(17, problem.Line);
    }

    [Fact]
    public void A_card_that_says_nothing_is_reported()
    {
        content.Put(SampleContent.EmergencyPath, SampleContent.Emergency[..SampleContent.Emergency.LastIndexOf("Gọi", StringComparison.Ordinal)]);

        Assert.Contains("không có lời trả lời", Assert.Single(content.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_fold_is_reported()
    {
        content.Change(SampleContent.CardPath, "Bị tai nạn thì gọi {{hotline.ambulance}}.", "");

        Assert.Equal(26, Assert.Single(content.Read().Problems).Line);
    }

    private void Expect(string line, string message, int column)
    {
        content.Change(SampleContent.CardPath, Replaced, line);
        var problem = Assert.Single(content.Read().Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((SampleContent.CardPath, 24, column, false), (problem.File, problem.Line, problem.Column, problem.IsWarning));
    }
}
