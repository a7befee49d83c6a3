using Awareness.Flows;
using Awareness.Flows.Expressions;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

public sealed class EffectTests
{
    [Fact]
    public void A_quiz_says_whether_it_was_right_explains_and_counts()
    {
        var chat = Chat(Quiz("q1", "Có", "Chưa"), Quiz("q2", "Đỏ", "Xanh") with { Points = 2 }, Say("s", "{score}/{max_score}")).Start("t/f");
        Assert.Equal(["Đúng rồi!\nVì q1.", "q2?"], chat.Send("có").Said);
        Assert.Equal(["Chưa đúng, là: Đỏ.\nVì q2.", "1/3"], chat.Send("xanh").Said);
        var answers = chat.Events.Cast<FlowEvent.Answered>().ToList();
        Assert.Equal([(ResultKind.Quiz, "q1", (bool?)true, 1, 1), (ResultKind.Quiz, "q2", (bool?)false, 0, 2)], answers.Select(answer => (answer.Kind, answer.Step, answer.IsRight, answer.Points, answer.MaxPoints)));
        Assert.All(answers, answer => Assert.Equal(("t/f", "v1", "t/f"), (answer.Flow, answer.FlowVersion, answer.StartedFlow)));
    }

    [Fact]
    public void A_quiz_question_answered_again_counts_once()
    {
        var chat = Chat(Quiz("q1", "Có", "Chưa"), Quiz("q2", "Đỏ", "Xanh"), Say("s", "{score}/{max_score}")).Start("t/f").Send("có").Send("quay lại").Send("có");
        Assert.Equal((FlowValue.Of(1m), FlowValue.Of(1m)), (chat.Value("score"), chat.Value("max_score")));
        Assert.Equal("1/2", chat.Send("quay lại").Send("chưa").Send("đỏ").Said[^1]);
    }

    [Fact]
    public void Surveys_and_pledges_are_counted_and_other_questions_are_not()
    {
        var survey = Choose("s", "Có", "Chưa") with { Record = ResultKind.Survey, Choices = [new FlowChoice("Có", "1") { IsRight = true }, new FlowChoice("Chưa", "0")] };
        var chat = Chat(Choose("a", "Đỏ"), survey, Ask("t", Expectation.Text) with { Record = ResultKind.Survey }, Ask("p", Expectation.YesNo) with { Record = ResultKind.Pledge }, Ask("f", Expectation.Phone) with { Record = ResultKind.Survey })
            .Start("t/f").Send("đỏ").Send("có").Send("hay lắm").Send("ừ").Send("0912345678");
        var answers = chat.Events.Cast<FlowEvent.Answered>().ToList();
        Assert.Equal(["s", "t", "p"], answers.Select(answer => answer.Step));
        Assert.Equal([true, null, null], answers.Select(answer => answer.IsRight));
        Assert.Equal([false, true, false], answers.Select(answer => answer.IsFreeText));
        Assert.Equal([FlowValue.Of("1"), FlowValue.Of("hay lắm"), FlowValue.Of(truth: true)], answers.Select(answer => answer.Value));
    }

    [Fact]
    public void Results_are_kept_under_a_random_name_that_stays()
    {
        var chat = Chat(Choose("a", "Đỏ"), Quiz("q1", "Có"), Quiz("q2", "Có")).Start("t/f").Send("đỏ");
        Assert.Null(chat.Contact.Subject);
        var name = chat.Send("có").Contact.Subject;
        Assert.Matches("^[0-9a-f]{32}$", name);
        chat.Seed++;
        Assert.Equal(name, chat.Send("có").Contact.Subject);
    }

    [Fact]
    public void Results_belong_to_the_flow_the_person_started_and_to_the_groups_told()
    {
        var flows = new SampleFlows(Flow("t/f", Ask("ward", Expectation.Text), new CallStep("c", "t/g")), Flow("t/g", Quiz("q", "Có")));
        var chat = new FlowChat(flows);
        chat.Contact = chat.Contact with { Ward = "xã Cũ", SchoolLevel = "THCS" };
        chat.Start("t/f").Send("phường Mới").Send("có");
        var answer = Assert.IsType<FlowEvent.Answered>(Assert.Single(chat.Events));
        Assert.Equal(("t/f", "t/g", "phường Mới", "THCS"), (answer.StartedFlow, answer.Flow, answer.Ward, answer.SchoolLevel));
    }

    [Fact]
    public void A_reminder_is_kept_with_the_words_that_asked_for_it()
    {
        var chat = Chat(Ask("q", Expectation.YesNo), new SubscribeStep("s", "t/storm"), Choose("z", "Hết")).Start("t/f").Send("  ừ nhắc mình nhé ");
        var subscription = Assert.Single(chat.Contact.Subscriptions);
        Assert.Equal(("t/storm", FlowChat.Morning, "ừ nhắc mình nhé", "t/f#q"), (subscription.Reminder, subscription.Since, subscription.Words, subscription.Question));
    }

    [Fact]
    public void Nobody_is_subscribed_without_an_answer()
    {
        Assert.Empty(Chat(new SubscribeStep("s", "t/storm"), Choose("z", "Hết")).Start("t/f").Contact.Subscriptions);
        Assert.Empty(Chat(Choose("q", "Có"), new SubscribeStep("s", "t/storm"), Choose("z", "Hết")).Start("t/f").Send("bỏ qua").Contact.Subscriptions);
    }

    [Fact]
    public void Reminders_are_taken_away_one_by_one_or_all()
    {
        Step[] ask = [Choose("q", "Có"), new SubscribeStep("s1", "t/storm"), new SubscribeStep("s2", "t/season"), new SubscribeStep("s3", "t/storm")];
        Assert.Equal(["t/season"], Chat([.. ask, new UnsubscribeStep("u", "t/storm")]).Start("t/f").Send("có").Contact.Subscriptions.Select(subscription => subscription.Reminder));
        Assert.Empty(Chat([.. ask, new UnsubscribeStep("u", null)]).Start("t/f").Send("có").Contact.Subscriptions);
    }

    [Fact]
    public void A_report_names_nobody_and_gives_a_receipt()
    {
        var chat = Chat(Choose("kind", "Ao không rào"), Ask("where", Expectation.Text), new ReportStep("r", "kind", "where"), Say("s", "Mã: {receipt}"), Choose("z", "Hết")).Start("t/f").Send("ao").Send("sau chợ");
        var report = Assert.IsType<FlowEvent.Reported>(Assert.Single(chat.Events));
        Assert.Equal(("t/f", "Ao không rào", "sau chợ", null), (report.Flow, report.Category, report.Place, report.Detail));
        Assert.Matches("^QN-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$", report.Code);
        Assert.Equal($"Mã: {report.Code}", chat.Said[0]);
        Assert.Null(chat.Contact.Subject);
    }

    [Fact]
    public void A_report_holds_no_name_and_no_number_and_the_person_sees_what_it_will_hold()
    {
        var chat = Chat(Choose("kind", "Ao không rào"), Ask("where", Expectation.Text), Ask("detail", Expectation.Text), Choose("sure", "Gửi {detail}"), new ReportStep("r", "kind", "where") { Detail = "detail" }, Choose("z", "Hết"));
        chat.Start("t/f").Send("ao").Send("cạnh nhà bà Hạnh, thôn Đông").Send("gọi anh Nguyễn Văn Tèo +84 912 345 678");
        Assert.Equal("gọi anh [tên] [số]", chat.Value("detail").AsText);
        var report = Assert.IsType<FlowEvent.Reported>(Assert.Single(chat.Send("1").Events));
        Assert.Equal(("cạnh nhà bà [tên], thôn Đông", "gọi anh [tên] [số]"), (report.Place, report.Detail));
    }

    [Fact]
    public void Several_codes_of_a_turn_differ_and_so_do_those_of_other_turns()
    {
        Step[] steps = [new ReportStep("r1", "k", "w"), new ReportStep("r2", "k", "w"), new ReportStep("r3", "k", "w")];
        var codes = Enumerable.Range(0, 200).SelectMany(seed => new FlowChat(new SampleFlows(Flow("t/f", steps))) { Seed = (ulong)seed }.Start("t/f").Events).Cast<FlowEvent.Reported>().Select(report => report.Code).ToList();
        Assert.Equal(600, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_new_class_gets_a_code_and_nobody_has_to_be_asked()
    {
        var chat = Chat(Quiz("q", "Có"), new ContestStep("c", null, Read("score * 10")), Say("s", "{contest_code} {contest_people} {contest_rank}|"), Choose("z", "Hết")).Start("t/f").Send("có");
        var contested = Assert.IsType<FlowEvent.Contested>(chat.Events[^1]);
        Assert.Equal(("t/f", 10m, true), (contested.Flow, contested.Score, contested.IsNew));
        Assert.Matches("^[2-9A-HJKMNP-Z]{6}$", contested.Code);
        Assert.Equal($"{contested.Code} 1 |", chat.Said[^2]);
        Assert.NotNull(chat.Contact.Subject);
    }

    [Fact]
    public void A_class_that_exists_is_looked_up_first()
    {
        Step[] steps = [Ask("code", Expectation.Text), new ContestStep("c", "code", Read("7")), Say("s", "{contest_code}: {contest_people} bạn, {contest_average}, hạng {contest_rank}/{contest_classes}"), Choose("z", "Hết")];
        var chat = Chat(steps).Start("t/f");
        var before = FlowChat.Write(chat.Run);
        chat.Send("7k3f 2m");
        Assert.Equal("7K3F2M", chat.Last.WantsStanding);
        Assert.Empty(chat.Said);
        Assert.Empty(chat.Events);
        Assert.Equal(before, FlowChat.Write(chat.Run));
        chat.Standing = new ContestStanding("7K3F2M", Exists: true, Others: 11, Sum: 80, [8, 7, 6, 5, 4, 3, 2, 1]);
        Assert.Equal("7K3F2M: 12 bạn, 7,25, hạng 2/9", chat.Send("7k3f 2m").Said[0]);
        Assert.Equal(new FlowEvent.Contested("7K3F2M", "t/f", 7, IsNew: false), Assert.Single(chat.Events));
    }

    [Theory]
    [InlineData(3, 6, "4|")]
    [InlineData(4, 8, "5|3,6")]
    public void The_average_holds_the_own_score_and_is_told_from_five_people_on(int others, int sum, string told)
    {
        Step[] steps = [Ask("code", Expectation.Text), new ContestStep("c", "code", Read("10")), Say("s", "{contest_people}|{contest_average}"), Choose("z", "Hết")];
        var chat = Chat(steps).Start("t/f");
        chat.Standing = new ContestStanding("7K3F2M", Exists: true, others, sum, []);
        Assert.Equal(told, chat.Send("7K3F2M").Said[0]);
    }

    [Theory]
    [InlineData("em ko nhớ mã")]
    [InlineData("lớp 5a trường tiểu học Bãi Cháy")]
    [InlineData("khong biet")]
    [InlineData("7K3F2O")]
    [InlineData("quen ma")]
    [InlineData("?!")]
    public void What_is_no_code_is_asked_for_again_and_opens_no_class(string typed)
    {
        Step[] steps = [Ask("code", Expectation.Text), new ContestStep("c", "code", Read("10")), Say("s", "{contest_people}"), Choose("z", "Hết")];
        var chat = Chat(steps).Start("t/f").Send(typed);
        Assert.Null(chat.Last.WantsStanding);
        Assert.Equal(["[retry]"], chat.Said);
        Assert.False(chat.Last.IsUnderstood);
        Assert.Empty(chat.Events);
    }

    [Theory]
    [InlineData("mã là 7K3F2M ạ", "7K3F2M")]
    [InlineData("7k3f-2m", "7K3F2M")]
    [InlineData("mã lớp em: 7k3f 2m", "7K3F2M")]
    [InlineData("ABCDEF", "ABCDEF")]
    [InlineData("abcdef", "ABCDEF")]
    [InlineData("mã là ABCDEF", "ABCDEF")]
    [InlineData("", "")]
    public void A_class_code_is_found_among_other_words(string typed, string code) => Assert.Equal(code, FlowCodes.ReadClass(typed));

    [Fact]
    public void Conditions_lead_and_variables_are_set()
    {
        Step[] steps =
        [
            Ask("age", Expectation.Age), new SetStep("set", [new Assignment("twice", Read("age * 2")), new Assignment("contact.age_band", Read("'12-15'"))]),
            new BranchStep("b", [new BranchArm(Read("twice >= 32"), "old"), new BranchArm(Read("contact.age_band = '12-15' and twice > 20"), "middle"), new BranchArm(null, "young")]),
            Say("old", "lớn") with { Next = "e" }, Say("middle", "vừa {twice} {contact.age_band}") with { Next = "e" }, Say("young", "bé"), End("e", ""),
        ];
        Assert.Equal(["lớn"], Chat(steps).Start("t/f").Send("16").Said);
        Assert.Equal(["bé"], Chat(steps).Start("t/f").Send("7").Said);
        var chat = Chat(steps).Start("t/f").Send("12");
        Assert.Equal(["vừa 24 12-15"], chat.Said);
        Assert.Equal("12-15", chat.Contact.AgeBand);
        Assert.Contains("t/f#b>middle", chat.Trace);
    }

    [Fact]
    public void A_branch_without_a_way_goes_on()
    {
        Assert.Equal(["tiếp"], Chat(new BranchStep("b", [new BranchArm(Read("has(x)"), "z")]), Say("s", "tiếp"), End("z", "")).Start("t/f").Said);
    }

    [Fact]
    public void A_handoff_says_whom_to_turn_to_and_leaves_a_request()
    {
        var chat = Chat(new HandoffStep("h", new FlowText("Gọi Đoàn xã nhé.")) { Topic = "drugs.help" }, new HandoffStep("i", null)).Start("t/f");
        Assert.Equal(["Gọi Đoàn xã nhé.", "[handoff]"], chat.Said);
        Assert.Equal([FlowValue.Of("drugs.help"), FlowValue.Nothing], chat.Events.Cast<FlowEvent.Answered>().Select(answer => answer.Value));
        Assert.All(chat.Events.Cast<FlowEvent.Answered>(), answer => Assert.Equal(ResultKind.Handoff, answer.Kind));
    }

    private static Expression Read(string text) => Expression.Read(text).Expression ?? throw new InvalidOperationException(text);

    private static FlowChat Chat(params IReadOnlyList<Step> steps) => new(new SampleFlows(Flow("t/f", steps)));
}
