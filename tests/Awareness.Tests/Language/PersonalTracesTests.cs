using Awareness.Language;
using FsCheck.Fluent;

namespace Awareness.Tests.Language;

public sealed class PersonalTracesTests
{
    private const int Most = 300;

    [Theory]
    [InlineData("gọi cho em 0912 345 678 nhé", "gọi cho em [số] nhé")]
    [InlineData("sdt e la 0203.382.5456", "sdt e la [số]")]
    [InlineData("cccd của tôi 022190001234", "cccd của tôi [số]")]
    [InlineData("con sinh 12/05/2019 đi xe đạp điện", "con sinh [số] đi xe đạp điện")]
    [InlineData("gửi về lan.anh@gmail.com giúp em", "gửi về [địa chỉ mạng] giúp em")]
    [InlineData("nhắn mình lan@@gmail với", "nhắn mình [địa chỉ mạng] với")]
    [InlineData("xem https://fb.com/nguyen.lan.123 đi", "xem [địa chỉ mạng] đi")]
    [InlineData("xe 14A-123.45 vượt đèn đỏ", "xe [số] vượt đèn đỏ")]
    [InlineData("biển số 14 B1-23456 bị phạt chưa", "biển số [số] bị phạt chưa")]
    [InlineData("em tên là Nguyễn Văn Minh, em muốn hỏi", "em tên là [tên], em muốn hỏi")]
    [InlineData("toi ten la nguyen thi lan hoi ve mu", "toi ten la [tên] hoi ve mu")]
    [InlineData("nguyễn văn tám bán thuốc", "[tên] bán thuốc")]
    [InlineData("chồng tôi là Trần Quang Huy hay uống rượu", "chồng tôi là [tên] hay uống rượu")]
    [InlineData("hôm qua cô Hạnh nói với cháu Minh Anh rồi", "hôm qua cô [tên] nói với cháu [tên] rồi")]
    [InlineData("nhà em ở ngõ 12 phường Hồng Gai", "nhà em ở [nơi] phường [nơi]")]
    [InlineData("em học lớp 7A3 trường Trọng Điểm", "em học [nơi] trường [nơi]")]
    public void What_could_tell_who_asks_is_taken_out(string typed, string kept) => Assert.Equal(kept, Clean(typed));

    [Theory]
    [InlineData("bé 7 tuổi cao 1m2 ngồi ghế trước được ko")]
    [InlineData("gọi 115 hay 111 trước")]
    [InlineData("tổng đài 1800 1567 có mất tiền không")]
    [InlineData("Vượt đèn đỏ ở Hạ Long phạt 4.000 hay 6.000 nghìn")]
    [InlineData("nghị định 168/2024 điều 7 khoản 2")]
    [InlineData("quốc lộ 18 tốc độ 80 km/h")]
    [InlineData("xã hội đen dụ con em hút thuốc")]
    public void What_the_question_is_about_stays(string typed) => Assert.Equal(typed, Clean(typed));

    [Theory]
    [InlineData("+84912345678 anh Nguyễn Văn Tèo số nhà 5 ngõ 7, ao không rào", "[số] anh [tên] số nhà 5 ngõ 7, ao không rào")]
    [InlineData("Ao sau nhà bà Hạnh, thôn Đông, gần trường Nguyễn Du", "Ao sau nhà bà [tên], thôn Đông, gần trường Nguyễn Du")]
    [InlineData("đường Trần Phú đoạn ngõ 12 mất nắp cống, gọi Trần Quang Huy", "đường Trần Phú đoạn ngõ 12 mất nắp cống, gọi [tên]")]
    [InlineData("bãi tắm ở Cô Tô không có biển", "bãi tắm ở Cô Tô không có biển")]
    public void Of_a_report_people_are_taken_out_and_places_stay(string typed, string kept) => Assert.Equal(kept, PersonalTraces.RemovePeople(Tokenizer.Analyze(typed), Most));

    [Fact]
    public void Capitals_throughout_show_no_names() => Assert.Equal("Con Tôi Bị Bỏng Thì Bôi Gì", Clean("Con Tôi Bị Bỏng Thì Bôi Gì"));

    [Fact]
    public void A_text_becomes_one_line_and_is_cut_at_a_whole_character()
    {
        Assert.Equal("a b c", Clean("  a\r\n\tb \0 c\u2028"));
        Assert.Equal("🏊", PersonalTraces.Remove(Tokenizer.Analyze("🏊🏊🏊"), 3));
    }

    [Fact]
    public void Any_text_gives_a_short_line_without_mail_or_long_numbers() => Prop.ForAll<string?>(typed =>
    {
        var kept = Clean($"{typed} 0912345678 {typed} a@b.vn");
        Assert.InRange(kept.Length, 0, Most);
        Assert.DoesNotContain(kept, letter => char.IsControl(letter) || letter == '@');
        Assert.DoesNotContain("0912345678", kept, StringComparison.Ordinal);
    }).Holds();

    [Fact]
    public void A_long_text_costs_time_in_proportion_to_its_length()
    {
        var limit = TimeSpan.FromSeconds(0.5);
        foreach (var piece in new[] { "0", "a@", "14A-", "Nguyễn ", "tên là ", "ngõ 1 ", ". - " })
        {
            var text = Tokenizer.Analyze(string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)));
            Assert.True(Quickest.Run(limit, () => PersonalTraces.Remove(text, Most)) < limit, piece);
        }
    }

    private static string Clean(string typed) => PersonalTraces.Remove(Tokenizer.Analyze(typed), Most);
}
