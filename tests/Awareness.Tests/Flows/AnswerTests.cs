using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class AnswerTests
{
    private static readonly string[] Rooms = ["Nhà bếp", "Phòng tắm", "Ban công", "Không chỗ nào"];
    private static readonly string[] Ages = ["Dưới 6 tuổi", "6-11 tuổi", "12-15 tuổi", "16-17 tuổi"];

    [Theory]
    [InlineData("Nhà bếp", 0)]
    [InlineData("nha bep", 0)]
    [InlineData("NHÀ BẾP!!!", 0)]
    [InlineData("nhà bếp ạ", 0)]
    [InlineData("bếp", 0)]
    [InlineData("em chọn bếp nhé", 0)]
    [InlineData("ở phòng tắm ạ", 1)]
    [InlineData("chắc là ngoài ban công đấy", 2)]
    [InlineData("2", 1)]
    [InlineData("2.", 1)]
    [InlineData("(3)", 2)]
    [InlineData("số 1", 0)]
    [InlineData("câu 2", 1)]
    [InlineData("đáp án 3", 2)]
    [InlineData("dap an 3 a", 2)]
    [InlineData("hai", 1)]
    [InlineData("số hai ạ", 1)]
    [InlineData("a", 0)]
    [InlineData("B", 1)]
    [InlineData("câu c", 2)]
    [InlineData("em chọn b ạ", 1)]
    [InlineData("chon b nhe", 1)]
    [InlineData("cái thứ hai", 1)]
    [InlineData("cai thu hai", 1)]
    [InlineData("thứ ba ạ", 2)]
    [InlineData("cái đầu tiên", 0)]
    [InlineData("cái cuối cùng", 3)]
    [InlineData("cuối", 3)]
    [InlineData("không", 3)]
    [InlineData("ko", 3)]
    [InlineData("nơi nấu nướng", 0)]
    public void A_choice_is_understood_however_it_is_said(string text, int place) => Assert.Equal(Rooms[place], Chosen(Rooms, text));

    [Theory]
    [InlineData("Nhận luôn|Nếm xem có ngọt không|Không ăn, đưa người lớn", 2)]
    [InlineData("Đồng ý|Không đồng ý|Không biết", 1)]
    [InlineData("Đồng ý|Từ chối", 1)]
    [InlineData("Đội mũ|Từ chối khi bị rủ", null)]
    [InlineData("Đội mũ|Xem mũ có vừa không", null)]
    [InlineData("Không đội mũ|Không cài quai|Đội mũ cài quai", null)]
    [InlineData("Không đội mũ|Chưa có mũ|Đội mũ", null)]
    [InlineData("Không đội mũ|Đội mũ nhưng không cài quai|Đội mũ cài quai", null)]
    [InlineData("Đội mũ nhưng không cài quai|Đội mũ cài quai", null)]
    [InlineData("Rất vui|Bình thường|Không biết", null)]
    public void A_bare_no_means_the_only_choice_that_denies_and_says_no(string choices, int? place)
    {
        var texts = choices.Split('|');
        foreach (var said in new[] { "không", "ko", "dạ không ạ" }) Assert.Equal(place is { } number ? texts[number] : null, Chosen(texts, said));
    }

    [Theory]
    [InlineData("bánh mì")]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("e")]
    [InlineData("nhà bếp có nguy hiểm không?")]
    [InlineData("trẻ bị bỏng ở nhà bếp thì phải làm gì")]
    [InlineData("con em hôm qua chạy chơi trong nhà bếp rồi ngã đau lắm")]
    [InlineData("nhà bếp và phòng tắm")]
    [InlineData("không phải nhà bếp")]
    [InlineData("ạ")]
    [InlineData("👍")]
    [InlineData("")]
    public void What_names_no_choice_or_several_is_no_answer(string text) => Assert.Null(Chosen(Rooms, text));

    [Theory]
    [InlineData("12-15", 2)]
    [InlineData("12", 2)]
    [InlineData("dưới 6", 0)]
    [InlineData("6-11 tuoi", 1)]
    [InlineData("2", 1)]
    public void Choices_with_numbers_in_them_are_met_by_their_numbers(string text, int place) => Assert.Equal(Ages[place], Chosen(Ages, text));

    [Theory]
    [InlineData("bé nhà em 9 tuổi ạ", "6-11")]
    [InlineData("lớp 9", "12-15")]
    [InlineData("con mình được 12 tháng tuổi", "0-5")]
    [InlineData("5 tuổi rưỡi", "0-5")]
    [InlineData("9", "6-11")]
    [InlineData("mười tuổi", "6-11")]
    [InlineData("12 tháng", "0-5")]
    [InlineData("18 tháng ạ", "0-5")]
    [InlineData("12 tháng 5", null)]
    [InlineData("em 9 tuoi lop 3a", "6-11")]
    [InlineData("con 10 tuổi lớp 4", "6-11")]
    [InlineData("5 tuổi và 9 tuổi", null)]
    [InlineData("my kid is 7", "6-11")]
    [InlineData("40 tuổi", null)]
    public void An_age_means_the_choice_it_falls_in(string text, string? value)
    {
        var question = Choose("q") with
        {
            Choices = [new FlowChoice("Dưới 6 tuổi", "0-5"), new FlowChoice("6–11 tuổi", "6-11") { Words = ["6", "9"] }, new FlowChoice("12–15 tuổi", "12-15") { Words = ["12", "13"] }, new FlowChoice("Bỏ qua", "bỏ qua")],
        };
        Assert.Equal(value, Answer(question, text)?.AsText);
    }

    [Theory]
    [InlineData("12/5/2016")]
    [InlineData("12-5-2016")]
    [InlineData("em sinh 12/5/2016")]
    public void A_date_of_birth_is_no_age_and_no_choice(string text)
    {
        var bands = Choose("q") with { Choices = [new FlowChoice("6–11 tuổi", "6-11"), new FlowChoice("12–15 tuổi", "12-15") { Words = ["12", "13"] }] };
        Assert.Null(Answer(bands, text));
        Assert.Null(Answer(Ask("q", Expectation.Age), text));
    }

    [Theory]
    [InlineData("sao cũng được")]
    [InlineData("sao cung dc")]
    [InlineData("gì cũng được ạ")]
    [InlineData("em không biết")]
    [InlineData("tùy bạn")]
    [InlineData("không chắc")]
    [InlineData("ko chắc lắm")]
    public void A_doubt_holds_no_choice_of_one_word(string text) =>
        Assert.Null(Answer(Choose("q") with { Choices = [new FlowChoice("Đồng ý nhận", "có") { Words = ["được", "biết"] }, new FlowChoice("Để sau", "sau") { Words = ["không"] }] }, text));

    [Theory]
    [InlineData("ao ho", "Ao hồ không rào")]
    [InlineData("ao hồ", "Ao hồ không rào")]
    [InlineData("ho", "Ao hồ không rào")]
    [InlineData("dạ rồi", "Chơi luôn")]
    [InlineData("da roi a", "Chơi luôn")]
    [InlineData("rồi", "Chơi luôn")]
    [InlineData("tùy", null)]
    [InlineData("tuy", "Ma túy và vape")]
    [InlineData("túy", "Ma túy và vape")]
    [InlineData("hố", null)]
    [InlineData("hô", "Ao hồ không rào")]
    [InlineData("miễn phí ko", "Có miễn phí không")]
    [InlineData("hỏi thăm Vy", "Hỏi thăm Vy, báo cô")]
    [InlineData("hoi tham vy a", "Hỏi thăm Vy, báo cô")]
    [InlineData("ơ", null)]
    [InlineData("ở nhà", "Ở nhà chơi")]
    public void Words_with_other_marks_are_other_words_and_words_without_marks_are_any(string text, string? choice)
    {
        var question = Choose("q") with
        {
            Choices =
            [
                new FlowChoice("Ao hồ không rào", "Ao hồ không rào") { Words = ["ao", "hồ"] }, new FlowChoice("Chơi luôn", "Chơi luôn") { Words = ["rồi", "chơi"] },
                new FlowChoice("Ma túy và vape", "Ma túy và vape") { Words = ["ma-tuy"] }, new FlowChoice("Có miễn phí không", "Có miễn phí không"),
                new FlowChoice("Hỏi thăm Vy, báo cô", "Hỏi thăm Vy, báo cô"), new FlowChoice("Ở nhà chơi", "Ở nhà chơi"),
            ],
        };
        Assert.Equal(choice, Answer(question, text)?.AsText);
    }

    [Fact]
    public void A_number_that_begins_one_choice_means_that_one() => Assert.Equal("2 bé", Chosen(["Chưa có", "1 bé", "2 bé"], "2"));

    [Theory]
    [InlineData("ừ", "Có rồi")]
    [InlineData("dạ có", "Có rồi")]
    [InlineData("chưa ạ", "Chưa")]
    [InlineData("k", "Chưa")]
    public void Yes_and_no_mean_the_choice_that_says_so(string text, string choice) => Assert.Equal(choice, Chosen(["Có rồi", "Chưa", "Để mình xem lại"], text));

    [Theory]
    [InlineData("Bà", "Bà")]
    [InlineData("ba", "Ba")]
    [InlineData("Ba", "Ba")]
    public void Marks_tell_choices_apart_that_differ_in_nothing_else(string text, string choice) => Assert.Equal(choice, Chosen(["Bà", "Ba"], text));

    [Fact]
    public void A_choice_of_emoji_alone_is_met_by_them() => Assert.Equal("😀", Chosen(["😀", "😢"], " 😀 "));

    [Theory]
    [InlineData("có", true)]
    [InlineData("Có", true)]
    [InlineData("ừ", true)]
    [InlineData("dạ có ạ", true)]
    [InlineData("ok", true)]
    [InlineData("1", true)]
    [InlineData("đồng ý", true)]
    [InlineData("ko", false)]
    [InlineData("k", false)]
    [InlineData("khong", false)]
    [InlineData("chưa", false)]
    [InlineData("2", false)]
    [InlineData("no", false)]
    public void Yes_and_no_are_understood(string text, bool yes) => Assert.Equal(FlowValue.Of(yes), Answer(Ask("q", Expectation.YesNo), text));

    [Theory]
    [InlineData("có bị phạt không")]
    [InlineData("không biết nữa")]
    [InlineData("3")]
    [InlineData("bánh mì")]
    public void Neither_yes_nor_no_is_no_answer(string text) => Assert.Null(Answer(Ask("q", Expectation.YesNo), text));

    [Fact]
    public void A_figure_is_its_word() => Assert.Equal(FlowValue.Of("Cả hai bạn"), Answer(Choose("q", "Người lái", "Người ngồi sau", "Cả hai bạn"), "cả 2"));

    [Theory]
    [InlineData("e")]
    [InlineData("a")]
    public void A_letter_names_nothing_in_a_long_list(string letter) => Assert.Null(Answer(Choose("q", "Đường", "Nước", "Vape", "Mạng", "Nhà"), letter));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12 tuổi", 12)]
    [InlineData("12 tuổi rưỡi", 12.5)]
    [InlineData("12 rưỡi", 12.5)]
    [InlineData("dạ bé nhà em mười hai tuổi ạ", 12)]
    [InlineData("18 tháng tuổi", 1.5)]
    [InlineData("18 tháng", 1.5)]
    [InlineData("8t", 8)]
    [InlineData("lớp 6", 11)]
    [InlineData("sinh năm 2015", 11)]
    [InlineData("2015", 11)]
    public void An_age_is_kept_in_years(string text, double years) => Assert.Equal(FlowValue.Of((decimal)years), Answer(Ask("q", Expectation.Age), text));

    [Theory]
    [InlineData("bé 5 tuổi và bé 7 tuổi")]
    [InlineData("mấy tuổi phải đội mũ")]
    [InlineData("nhiều tuổi")]
    [InlineData("200")]
    public void No_single_age_is_no_answer(string text) => Assert.Null(Answer(Ask("q", Expectation.Age), text));

    [Theory]
    [InlineData("3", 3)]
    [InlineData("ba", 3)]
    [InlineData("nhà có 3 người ạ", 3)]
    [InlineData("2,5", 2.5)]
    [InlineData("-4", -4)]
    [InlineData("hai mươi tư", 24)]
    [InlineData("không có đứa nào ạ", 0)]
    [InlineData("chưa có ai", 0)]
    public void A_number_is_understood_in_digits_and_words(string text, double number) => Assert.Equal(FlowValue.Of((decimal)number), Answer(Ask("q", Expectation.Number), text));

    [Theory]
    [InlineData("2 hay 3")]
    [InlineData("nhiều lắm")]
    [InlineData("không")]
    [InlineData("không có gì để nói với bạn")]
    [InlineData("99999999999999999999999999999999999999999")]
    public void No_single_number_is_no_answer(string text) => Assert.Null(Answer(Ask("q", Expectation.Number), text));

    [Theory]
    [InlineData("mai", "2026-11-23")]
    [InlineData("ngày mai ạ", "2026-11-23")]
    [InlineData("hôm nay", "2026-11-22")]
    [InlineData("1/6", "2027-06-01")]
    [InlineData("1/6/2027", "2027-06-01")]
    public void A_day_is_understood(string text, string day) => Assert.Equal(FlowValue.Of(DateOnly.Parse(day)), Answer(Ask("q", Expectation.Date), text));

    [Theory]
    [InlineData("0912345678", "+84912345678")]
    [InlineData("số em là 0912 345 678 ạ", "+84912345678")]
    public void A_telephone_number_is_kept_in_its_normal_form(string text, string number) => Assert.Equal(FlowValue.Of(number), Answer(Ask("q", Expectation.Phone), text));

    [Theory]
    [InlineData("113")]
    [InlineData("không có")]
    [InlineData("0912345678 hoặc 0987654321")]
    public void A_hotline_and_two_numbers_are_no_answer(string text) => Assert.Null(Answer(Ask("q", Expectation.Phone), text));

    [Fact]
    public void Any_text_is_kept_as_it_is() => Assert.Equal(FlowValue.Of("Ao sau trường, không rào?"), Answer(Ask("q", Expectation.Text), "  Ao sau trường, không rào? "));

    [Fact]
    public void A_place_is_kept_with_its_kind_and_a_former_town_asks_which()
    {
        var places = new Places(
        [
            new Place("Bãi Cháy", "phường"), new Place("Hồng Gai", "phường") { Words = ["Hòn Gai"] },
            new Place("Hạ Long", "thành phố") { Became = ["Bãi Cháy", "Hồng Gai"] },
        ]);
        var chat = new FlowChat(new SampleFlows(Flow("t/f", Ask("q", Expectation.Place), Choose("z", "Hết"))) { Places = places }).Start("t/f").Send("em ở hạ long ạ");
        Assert.Equal(["[which-place]"], chat.Said);
        Assert.Equal(["phường Bãi Cháy", "phường Hồng Gai"], chat.Buttons);
        Assert.Equal(0, chat.Run?.Retries);
        Assert.Equal(FlowValue.Of("phường Hồng Gai"), chat.Send("hon gai").Value("q"));
        Assert.Equal(["[retry]"], chat.Send("quay lại").Send("Hà Nội").Said);
    }

    [Theory]
    [InlineData("2", "phường Hồng Gai")]
    [InlineData("cái thứ hai ạ", "phường Hồng Gai")]
    [InlineData("phường Hồng Gai", "phường Hồng Gai")]
    [InlineData("hong gai", "phường Hồng Gai")]
    [InlineData("số 1", "phường Bãi Cháy")]
    [InlineData("quang ha", "phường Quảng Hà")]
    public void A_place_is_chosen_from_the_list_that_was_shown(string text, string place)
    {
        var chat = new FlowChat(Towns()).Start("t/f").Send("ha long");
        Assert.Equal(["[which-place]"], chat.Said);
        Assert.Equal(FlowValue.Of(place), chat.Send(text).Value("q"));
        Assert.Empty(chat.Run?.Offered ?? ["?"]);
    }

    [Fact]
    public void The_list_of_places_is_shown_again_with_the_retry_and_after_an_interruption()
    {
        var chat = new FlowChat(Towns()).Start("t/f");
        Assert.Equal(["[retry]"], chat.Send("1").Said);
        chat.Send("hạ long").Send("ở đó đó");
        Assert.Equal(["[retry]"], chat.Said);
        Assert.Equal(["phường Bãi Cháy", "phường Hồng Gai"], chat.Buttons);
        Assert.Equal(["phường Bãi Cháy", "phường Hồng Gai"], chat.Repeat().Buttons);
        Assert.Equal(FlowValue.Of("phường Bãi Cháy"), chat.Send("1").Value("q"));
        Assert.Equal(["[retry]"], chat.Send("quay lại").Send("1").Said);
    }

    private static SampleFlows Towns() => new(Flow("t/f", Ask("q", Expectation.Place), Choose("z", "Hết")))
    {
        Places = new Places(
        [
            new Place("Bãi Cháy", "phường"), new Place("Hồng Gai", "phường") { Words = ["Hòn Gai"] }, new Place("Quảng Hà", "phường"),
            new Place("Hạ Long", "thành phố") { Became = ["Bãi Cháy", "Hồng Gai"] },
        ]),
    };

    [Fact]
    public void English_is_understood_in_English()
    {
        var flows = new SampleFlows(Flow("t/f", Ask("q", Expectation.YesNo), Ask("a", Expectation.Age), Ask("d", Expectation.Date), Choose("c", "Đỏ", "Xanh") with { Choices = [new FlowChoice("Đỏ", "red") { English = "Red" }, new FlowChoice("Xanh", "green") { English = "Green" }] }, Choose("z", "Có")));
        var chat = new FlowChat(flows) { InEnglish = true }.Start("t/f");
        Assert.Equal(["Yes", "No"], chat.Buttons);
        chat.Send("yes please").Send("she is five years old").Send("tomorrow");
        Assert.Equal(["Red", "Green"], chat.Buttons);
        chat.Send("the red one");
        Assert.Equal([FlowValue.Of(truth: true), FlowValue.Of(5m), FlowValue.Of(new DateOnly(2026, 11, 23)), FlowValue.Of("red")], new[] { "q", "a", "d", "c" }.Select(chat.Value));
    }

    private static string? Chosen(string[] choices, string text)
    {
        var question = Choose("q", choices);
        if (choices == Rooms) question = question with { Choices = [question.Choices[0] with { Words = ["nơi nấu nướng"] }, .. question.Choices.Skip(1)] };
        return Answer(question, text)?.AsText;
    }

    /// <summary>What is kept of an answer; null when the question still waits.</summary>
    private static FlowValue? Answer(AskStep question, string text)
    {
        var chat = new FlowChat(new SampleFlows(Flow("t/f", question, Choose("z", "Hết")))).Start("t/f").Send(text);
        return chat.Run?.Current.Step == "z" ? chat.Value("q") : null;
    }
}
