namespace Awareness.Tests.Bots;

/// <summary>Each mistake an author can make in <c>bots/</c> is reported at its line and column: ¦ marks the place.</summary>
public sealed class PlantedBotMistakesTests
{
    private const string Ask = "  - ask: Bạn chọn gì?\n    choices: [Một, Hai]\n    save: chon\n  - say: Bạn chọn {chon}.\n";

    private readonly SampleBots bots = new();

    [Fact]
    public void The_sample_has_no_mistake() => Found.Nothing(bots.Read().Problems.Select(problem => problem.ToString()));

    [Theory]
    // Steps and where they lead.
    [InlineData("  - say: Chào\n    goto: ¦ketthuc\n  - id: ket-thuc\n    say: Xong\n", "có phải \"ket-thuc\"?")]
    [InlineData("  - ¦sya: Chào\n", "có phải \"say\"?")]
    [InlineData("  - ¦nói: Chào\n", "không có loại bước \"nói\"")]
    [InlineData("  - say: Chào\n    ¦ask: Bạn khỏe không?\n    expect: yes-no\n", "một bước chỉ làm một việc")]
    [InlineData("  - say: Chào\n    ¦sugest: [chào nhà]\n", "có phải \"suggest\"?")]
    [InlineData("  - say: Chào\n  - ¦Xin chào\n", "mỗi bước phải gồm")]
    [InlineData("  - ¦id: mo-dau\n", "không có việc gì để làm")]
    [InlineData("  - id: ¦Mở đầu\n    say: Chào\n", "mã bước \"Mở đầu\" viết sai")]
    [InlineData("  - id: a\n    say: Chào\n  - id: ¦a\n    say: Lại chào\n", "mã bước \"a\" đã có ở dòng 4")]
    [InlineData("  - say: Chào\n    goto: b\n  - ¦say: Không ai tới\n  - id: b\n    say: Xong\n", "không đường nào dẫn tới bước này")]
    [InlineData("  - end: Tạm biệt\n  - ¦say: Không ai tới\n", "không đường nào dẫn tới bước này")]
    [InlineData("  - id: a\n    say: Chào\n    goto: ¦a\n", "vòng lặp không có câu hỏi nào")]
    [InlineData("  - id: a\n    say: Một\n  - say: Hai\n  - branch:\n      - {if: score > 3, goto: ¦a}\n", "vòng lặp không có câu hỏi nào")]
    [InlineData("  - id: a\n    call: chao\n    goto: ¦a\n", "vòng lặp không có câu hỏi nào")]
    [InlineData("  - say: 1\n  - say: 2\n  - say: 3\n  - say: 4\n  - say: 5\n  - say: 6\n  - say: 7\n  - say: 8\n  - ¦say: 9\n", "hơn 8 tin nói liền nhau")]
    [InlineData("  - say: Chào\n    ¦goto:\n", "goto phải có tên bước")]
    // Blanks, comments and times.
    [InlineData("¦\u00A0 - say: Chào\n", "dấu cách lạ (U+00A0)")]
    [InlineData("  - say:¦\u00A0Chào\n", "dấu cách lạ (U+00A0)")]
    [InlineData("  - say: Chào bạn! ¦#antoanhe cùng Đoàn nhé.\n", "đứng sau dấu cách nên bị coi là ghi chú")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [Một, Hai]\n    save: a\n    timeout: {after: ¦24h, remind: Bạn còn ở đó không?}\n", "Messenger không nhận tin nữa")]
    [InlineData("  - ask: Bạn chơi ở đâu?\n    choices: [Lòng đường, Vỉa hè]\n    save: cho\n  - branch:\n      - {if: cho = ¦'Lòng đưòng phố', goto: a}\n  - id: a\n    say: Xong\n", "không bao giờ đúng")]
    // Texts.
    [InlineData("  - ¦say:\n", "thiếu say")]
    [InlineData("  - say: {ten} ¦ơi\n", "thì đặt cả câu trong ngoặc kép")]
    [InlineData("  - say: ¦{ten}\n", "phải đặt trong ngoặc kép")]
    [InlineData("  - say: Chào ¦{ten ơi\n", "không khớp nhau")]
    [InlineData("  - say: |\n      Hai dòng.\n      Dòng này gọi ¦{{hotline.ambulence}} nhé.\n", "có phải \"hotline.ambulance\"?")]
    [InlineData("  - say: Gọi {{hotline.ambulance}} hoặc ¦{{hotline.ambulance}\n", "không khớp nhau")]
    [InlineData("  - say: Gọi cấp cứu ¦115 ngay\n", "dùng {{hotline.ambulance}}")]
    [InlineData("  - say: \"Phạt ¦400.000 đồng.\"\n", "viết bằng tay")]
    [InlineData("  - say: |\n      Chào.\n      Rất ¦**quan trọng**.\n", "không dùng chữ đậm")]
    [InlineData("  - say: ¦{parent: Chào anh chị}\n", "lời chỉ có bản cho một bên")]
    [InlineData("  - say: {text: Chào, ¦pupils: Chào em}\n", "có phải \"pupil\"?")]
    [InlineData("  - say: Bạn là ¦{Tên}\n", "tên biến \"Tên\" viết sai")]
    // Questions.
    [InlineData("  - ¦ask: Bạn nghĩ sao?\n", "câu hỏi phải có choices")]
    [InlineData("  - ask: Bạn nghĩ sao?\n    expect: ¦yesno\n    save: a\n", "có phải \"yes-no\"?")]
    [InlineData("  - ask: Bạn nghĩ sao?\n    expect: number\n    ¦choices: [Một]\n", "mới có choices")]
    [InlineData("  - ask: Bạn nghĩ sao?\n    ¦choices: []\n", "ít nhất một lựa chọn")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [Đi bơi, Đá bóng, ¦di boi]\n", "trùng với lựa chọn \"Đi bơi\"")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices:\n      - {text: Có, words: [đồng ý]}\n      - {text: Không, words: [¦dong y]}\n", "trùng với lựa chọn \"Có\"")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices:\n      - {text: Một, value: a}\n      - {text: Hai, value: ¦a}\n", "kết quả sẽ không phân biệt được")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [{text: Một, goto: ¦mot}, Hai]\n", "không có bước \"mot\"")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [Một, ¦Đây là một lựa chọn dài tới mức không kênh nào có thể hiện nổi trên nút]\n", "tối đa 60")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [Một, ¦Đi bơi ở bể bơi có người trông]\n    save: a\n", "Messenger chỉ hiện 20")]
    [InlineData("  - ask: Bạn chọn gì?\n    ¦choices: [Một, Hai, Ba, Bốn, Năm, Sáu, Bảy]\n    save: a\n", "Zalo chỉ có 5 nút: 7 lựa chọn sẽ thành danh sách đánh số, ví dụ: 1. Một")]
    [InlineData("  - ask: Bạn chọn gì?\n    choices: [A, B, C, D, E, G, H, I, K, L, M, N, ¦O]\n", "tối đa 12")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    min: ¦10\n    max: 5\n    save: a\n", "min 10 lớn hơn max 5")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    min: ¦năm\n    save: a\n", "không phải số")]
    [InlineData("  - ask: Bạn viết gì?\n    expect: text\n    max: ¦5000\n    save: a\n", "max phải từ 1 đến 640")]
    [InlineData("  - ask: Ngày nào?\n    expect: date\n    ¦min: 3\n    save: a\n", "min chỉ dùng với")]
    [InlineData("  - ask: Được không?\n    expect: yes-no\n    yes: ¦vang\n", "không có bước \"vang\"")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    ¦yes: xong\n    save: a\n  - id: xong\n    say: Xong\n", "yes và no chỉ dùng với")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    otherwise: ¦het\n", "không có bước \"het\"")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    skip: ¦het\n", "không có bước \"het\"")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    retries: ¦9\n", "retries phải từ 0 đến 5")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: ¦Số Con\n", "tên biến \"Số Con\" viết sai")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: ¦today\n", "do máy tự tính")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    ¦record: survey\n", "phải có id")]
    [InlineData("  - id: a\n    ask: Số mấy?\n    expect: number\n    record: ¦surveys\n", "có phải \"survey\"?")]
    [InlineData("  - ¦ask: Bạn nghĩ sao?\n    expect: text\n", "không dùng vào đâu")]
    [InlineData("  - ¦ask: Nắp có chắc, trẻ không tự mở được, đúng không?\n    expect: yes-no\n    no: xong\n  - say: Tốt.\n  - id: xong\n    say: Xong\n", "hỏi bằng chữ “không”")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    timeout: {after: ¦24 giờ, remind: Còn đó không}\n", "không phải khoảng thời gian")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    timeout: {after: ¦90d, remind: Còn đó không}\n", "từ 1 phút đến 30 ngày")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n    timeout: {after: 23h, remind: Còn đó không, goto: ¦het}\n", "không có bước \"het\"")]
    // Quizzes.
    [InlineData("  - id: a\n    quiz: Đúng không?\n    ¦choices: [Có, Không]\n    explain: Vì vậy.\n", "chưa có lựa chọn nào đúng")]
    [InlineData("  - ¦id: a\n    quiz: Đúng không?\n    choices: [{text: Có, right: true}, Không]\n", "thiếu explain")]
    [InlineData("  - ¦quiz: Đúng không?\n    choices: [{text: Có, right: true}, Không]\n    explain: Vì vậy.\n", "câu đố phải có id")]
    [InlineData("  - ask: Đúng không?\n    choices: [{text: Có, ¦right: true}, Không]\n    save: a\n", "right chỉ dùng trong quiz")]
    [InlineData("  - id: a\n    quiz: Đúng không?\n    choices: [{text: Có, right: ¦đúng}, Không]\n    explain: Vì vậy.\n", "phải là true hoặc false")]
    // Variables and expressions.
    [InlineData(Ask + "  - say: Vậy là ¦{chonn}.\n", "có phải \"chon\"?")]
    [InlineData("  - say: Chào ¦{ten}.\n", "chưa được đặt trên đường nào")]
    [InlineData("  - ask: Được không?\n    expect: yes-no\n    no: b\n  - set: {x: 1}\n  - id: b\n    say: Là ¦{x}.\n", "có thể chưa được đặt")]
    [InlineData("  - ask: Số mấy?\n    expect: number\n    save: a\n  - say: Là ¦{a}.\n", "trống khi người dùng bỏ qua")]
    [InlineData("  - branch:\n      - {if: ¦tuoi > 3, goto: b}\n  - id: b\n    say: Xong\n", "chưa được đặt trên đường nào")]
    [InlineData("  - set: {x: 1}\n  - branch:\n      - {if: x ¦== 1, goto: b}\n  - id: b\n    say: Xong\n", "dùng =")]
    [InlineData("  - set: {x: ¦dem(1)}\n", "không có hàm \"dem\"")]
    [InlineData("  - set: {x: \"¦'chữ\"}\n", "thiếu dấu nháy đóng")]
    [InlineData("  - set: {x: ¦(1 + 2}\n", "thiếu dấu ngoặc đóng")]
    [InlineData("  - set: {¦contact.age: 1}\n", "tên biến \"contact.age\" viết sai")]
    [InlineData("  - branch:\n      - ¦goto: b\n      - {if: score > 1, goto: b}\n  - id: b\n    say: Xong\n", "sẽ không bao giờ tới")]
    [InlineData("  - branch:\n      - {if: score > 1, goto: ¦c}\n  - id: b\n    say: Xong\n", "không có bước \"c\"")]
    // What steps refer to.
    [InlineData("  - answer: ¦traffic.hemlet\n", "có phải \"traffic.helmet\"?")]
    [InlineData("  - handoff: Hỏi ai\n    topic: ¦helmet\n", "có phải \"traffic.helmet\"?")]
    [InlineData("  - call: ¦chaoo\n", "có phải \"chao\"?")]
    [InlineData("  - call: ¦he-an-toan\n", "nằm trong chiến dịch")]
    [InlineData("  - call: ¦thu\n", "gọi vòng lẫn nhau")]
    [InlineData("  - ask: Nhắc bạn nhé?\n    expect: yes-no\n    no: b\n    skip: b\n    otherwise: b\n  - subscribe: ¦strom\n  - id: b\n    say: Xong\n", "có phải \"storm\"?")]
    [InlineData("  - say: Mình nhắc bạn.\n  - ¦subscribe: storm\n", "ngay sau câu hỏi")]
    [InlineData("  - ask: Nhắc bạn nhé?\n    expect: yes-no\n    no: b\n    otherwise: b\n  - ¦subscribe: storm\n  - id: b\n    say: Xong\n", "ngay sau câu hỏi")]
    [InlineData("  - say: Chào\n    suggest: [chào nhà, ¦chào cả nhà bạn]\n", "không dẫn tới đâu")]
    [InlineData("  - report: {¦categori: a, place: b}\n", "có phải \"category\"?")]
    public void A_mistake_in_a_step_is_reported_at_its_place(string steps, string message) => bots.Expect(SampleBots.FlowPath, SampleBots.FlowHead + steps, message);

    [Theory]
    [InlineData("¦titel: Thử\nstart: [thử]\nsteps:\n  - say: Chào\n", "có phải \"title\"?")]
    [InlineData("title: ¦Một cái tên dài tới mức không nút nào và không bảng kết quả nào chứa nổi\nsteps:\n  - say: Chào\n", "tối đa 60")]
    [InlineData("title: Thử\nstart: [¦thôi]\nsteps:\n  - say: Chào\n", "chữ điều khiển stop")]
    [InlineData("title: Thử\nstart: [¦dung]\nsteps:\n  - say: Chào\n", "đã có nghĩa opt-out")]
    [InlineData("title: Thử\nstart: [thử, ¦chao nha]\nsteps:\n  - say: Chào\n", "đã mở luồng khác")]
    [InlineData("title: Thử\nstart: [¦học sinh]\nsteps:\n  - say: Chào\n", "đã mở luồng khác")]
    [InlineData("title: Thử\nstart: [thử, ¦\"1\"]\nsteps:\n  - say: Chào\n", "là câu trả lời")]
    [InlineData("title: Thử\nstart: [thử, ¦vâng]\nsteps:\n  - say: Chào\n", "là câu trả lời")]
    [InlineData("title: Thử\nstart: [¦\"…\"]\nsteps:\n  - say: Chào\n", "không có chữ nào")]
    [InlineData("title: Thử\nprivate: ¦có\nsteps:\n  - say: Chào\n", "phải là true hoặc false")]
    [InlineData("title: Thử\n¦steps: []\n", "chưa có bước nào")]
    [InlineData("title: Thử\ntimeout: {after: 23h, remind: Còn đó không, goto: ¦het}\nsteps:\n  - say: Chào\n", "không có bước \"het\"")]
    [InlineData("title: Thử\nsteps:\n  - say: ¦&a Chào\n", "không dùng neo")]
    [InlineData("title: Thử\nsteps:\n¦\t- say: Chào\n", "ký tự không nhìn thấy được")]
    public void A_mistake_in_a_flow_is_reported_at_its_place(string flow, string message) => bots.Expect(SampleBots.FlowPath, flow, message);

    [Theory]
    [InlineData("  - ask: Số điện thoại của em?\n    expect: ¦phone\n    save: a\n", "không được hỏi số điện thoại")]
    [InlineData("  - ask: Sinh nhật em hôm nào?\n    expect: ¦date\n    save: a\n", "không được hỏi ngày")]
    [InlineData("  - ask: ¦Em tên là gì?\n    expect: text\n    save: a\n", "không được hỏi \"em tên\"")]
    [InlineData("  - ask: Em học ¦trường nào?\n    choices: [Xa, Gần]\n    save: a\n", "không được hỏi \"trường nào\"")]
    [InlineData("  - set: {¦contact.ward: \"'Bãi Cháy'\"}\n", "chỉ được giữ contact.age_band")]
    public void A_bot_for_pupils_asks_nothing_personal(string steps, string message) => bots.Expect(SampleBots.PupilFlowPath, SampleBots.FlowHead.Replace("thử luồng", "thử em", StringComparison.Ordinal) + steps, message);

    [Fact]
    public void A_bot_for_everybody_is_warned_where_a_child_would_say_who_they_are()
    {
        bots.Change(SampleBots.BotPath, "audience: parent", "audience: everyone");
        bots.Expect(SampleBots.FlowPath, SampleBots.FlowHead + "  - ask: Em học ¦trường nào?\n    choices: [Xa, Gần]\n    save: a\n  - say: \"{a}\"\n", "trẻ dưới 16 tuổi cũng có thể trả lời");
    }

    [Theory]
    [InlineData(SampleBots.BotPath, "name: Phụ huynh", "name: ¦Phụ huynh và tất cả người lớn", "tối đa 20")]
    [InlineData(SampleBots.BotPath, "name: Phụ huynh", "name: ¦hoc sinh", "đã mở luồng khác")]
    [InlineData(SampleBots.BotPath, "start: chao", "start: ¦chaoo", "có phải \"chao\"?")]
    [InlineData(SampleBots.BotPath, "audience: parent", "audience: ¦parents", "có phải \"parent\"?")]
    [InlineData(SampleBots.BotPath, "languages: [vi]", "¦languages: [en]", "luôn phải có vi")]
    [InlineData(SampleBots.BotPath, "after: 23h", "after: ¦một ngày", "không phải khoảng thời gian")]
    [InlineData(SampleBots.BotPath, "không?}", "không?, goto: ¦chao}", "timeout của bot không có goto")]
    [InlineData(SampleBots.BotPath, "{id: storm,", "{id: ¦Storm,", "viết sai")]
    [InlineData(SampleBots.BotPath, "hotline.ambulance}}.", "hotline.ambulance}} ¦{ten}.", "không khớp nhau")]
    [InlineData(SampleBots.BotPath, "privacy:", "¦privasy:", "có phải \"privacy\"?")]
    [InlineData(SampleBots.CampaignPath, "flow: he-an-toan", "flow: ¦he-an-toann", "có phải \"he-an-toan\"?")]
    [InlineData(SampleBots.CampaignPath, "until: 2027-08-31", "until: ¦2027-05-01", "sớm hơn from")]
    [InlineData(SampleBots.CampaignPath, "from: 2027-05-25", "from: ¦25/5/2027", "không phải ngày")]
    [InlineData(SampleBots.CampaignPath, "reminder: storm", "reminder: ¦bao", "không có lời nhắc \"bao\"")]
    [InlineData(SampleBots.CampaignPath, "start: [hè an toàn]", "start: [¦chao nha]", "đã mở luồng khác")]
    [InlineData(SampleBots.CampaignPath, "Mời bạn tham gia.", "Mời ¦{ten} tham gia.", "không dùng được biến")]
    [InlineData(SampleBots.PlacesPath, "units: [Bãi Cháy", "units: [¦Bãi Cháyy", "có phải \"Bãi Cháy\"?")]
    [InlineData(SampleBots.PlacesPath, "name: Vân Đồn", "name: ¦Bãi Cháy", "đã có ở dòng 2")]
    [InlineData(SampleBots.TextsPath, "back: [quay lại]", "back: [¦thoi]", "đã nằm trong stop")]
    public void A_mistake_in_the_files_around_flows_is_reported_at_its_place(string path, string was, string now, string message)
    {
        var file = bots.Files.Single(file => file.Path == path);
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
        Assert.Contains(was, text, StringComparison.Ordinal);
        bots.Expect(path, text.Replace(was, now, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("phu-huynh/bot.yaml")]
    [InlineData("texts.yaml")]
    [InlineData("phu-huynh/campaigns/he/campaign.yaml")]
    public void A_missing_file_is_reported(string path) =>
        Assert.Contains(bots.Remove(path).Read().Problems, problem => problem.File == path && problem.Message == "thiếu tệp này");

    [Fact]
    public void Every_text_of_a_bot_that_speaks_English_wants_an_English_variant()
    {
        bots.Change(SampleBots.BotPath, "[vi]", "[vi, en]");

        bots.Expect(SampleBots.FlowPath, SampleBots.FlowHead + "  - say: ¦Chào\n", "chưa có bản en");
        bots.Expect(SampleBots.FlowPath, SampleBots.FlowHead + "  - ask: {text: Chọn gì, en: Which}\n    choices: [{text: Một, en: One}, {text: ¦Hai}]\n    save: a\n", "chưa có en");
    }

    [Fact]
    public void A_question_nobody_answers_wants_a_timeout()
    {
        bots.Change(SampleBots.BotPath, "timeout: {after: 23h, remind: Bạn còn đó không?}\n", "");

        bots.Expect(SampleBots.FlowPath, SampleBots.FlowHead + "  - ¦ask: Số mấy?\n    expect: number\n    save: contact.ward\n", "không có timeout");
    }

    [Fact]
    public void A_text_that_is_too_long_is_reported_where_it_begins() =>
        bots.Expect(SampleBots.FlowPath, $"{SampleBots.FlowHead}  - say: ¦|\n{string.Concat(Enumerable.Repeat("      Một dòng chữ khá dài để cộng lại cho thật nhiều.\n", 50))}", "tối đa 1900");

    [Fact]
    public void A_question_and_its_list_that_do_not_fit_together_are_reported() =>
        bots.Expect(SampleBots.FlowPath, $"{SampleBots.FlowHead}  - ask: |\n{string.Concat(Enumerable.Repeat("      Một dòng chữ khá dài để cộng lại cho thật nhiều.\n", 36))}    ¦choices:\n{string.Concat(Enumerable.Range(1, 5).Select(number => $"      - Một lựa chọn cũng khá là dài, số {number} trong cả thảy năm\n"))}    save: a\n", "kênh nhỏ nhất nhận 2000");

    [Fact]
    public void Calls_that_are_too_deep_are_reported()
    {
        for (var i = 1; i < 6; i++) bots.Put($"phu-huynh/flows/tang-{i}.yaml", $"title: Tầng {i}\nsteps:\n  - call: {(i < 5 ? $"tang-{i + 1}" : "chao")}\n");

        bots.Expect(SampleBots.FlowPath, $"{SampleBots.FlowHead}  - say: Chào\n  - call: tang-1\n  - branch:\n      - {{if: score ¦=> 2, goto: b}}\n  - id: b\n    say: Xong\n", ">=");
        Assert.Contains(bots.Put(SampleBots.FlowPath, $"{SampleBots.FlowHead}  - call: tang-1\n").Read().Problems, problem => problem.Message.Contains("sâu quá 5 tầng", StringComparison.Ordinal));
    }
}
