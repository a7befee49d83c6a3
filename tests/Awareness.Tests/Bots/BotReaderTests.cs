using Awareness.Bots;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Tests.Bots;

public sealed class BotReaderTests
{
    [Fact]
    public void Steps_become_what_they_say()
    {
        var flow = SampleBots.Flow("""
              - id: hoi
                ask: {text: Chọn gì?, pupil: Em chọn gì?}
                choices:
                  - Một
                  - {text: Hai, value: "2", words: [đôi], goto: xong}
                save: chon
                retries: 1
                skip: no
                otherwise: xong
                timeout: {after: 30m, remind: Còn đó không?, goto: xong}
              - set: {x: 1 + 1, nha: "'Cái Rồng'"}
              - branch:
                  - {if: x > 1, goto: xong}
                  - goto: hoi
              - id: do
                quiz: Đúng không?
                choices: [{text: Có, right: true}, Không]
                explain: Vì {x}.
                points: 2
              - id: xong
                end: Gọi {{hotline.ambulance}}.
                suggest: [chào nhà]
            """.Replace("    goto: hoi", "    goto: do", StringComparison.Ordinal).Replace("- goto: hoi", "- goto: do", StringComparison.Ordinal) + "\n");

        var ask = Assert.IsType<QuestionStep>(flow.Find("hoi"));
        Assert.Equal("Em chọn gì?", ask.Text.For(Audience.Pupil, inEnglish: false));
        Assert.Equal([("Một", "Một"), ("Hai", "2")], ask.Choices.Select(choice => (choice.Text, choice.Value)));
        Assert.Equal((Expectation.Choice, "chon", 1, false, "xong"), (ask.Expects, ask.Save, ask.Retries, ask.CanSkip, ask.Otherwise));
        Assert.Equal((TimeSpan.FromMinutes(30), "xong"), (ask.Timeout?.After, ask.Timeout?.Next));
        Assert.Equal("#2", flow.Steps[1].Id);
        Assert.Equal(FlowValue.Of(2m), Assert.IsType<SetStep>(flow.Steps[1]).Assignments[0].Value.Evaluate(_ => FlowValue.Nothing));
        Assert.Null(Assert.IsType<BranchStep>(flow.Steps[2]).Arms[1].Condition);
        var quiz = Assert.IsType<QuizStep>(flow.Find("do"));
        Assert.Equal((2, true, TimeSpan.FromHours(23)), (quiz.Points, quiz.Choices[0].IsRight, quiz.Timeout?.After));
        var end = Assert.IsType<EndStep>(flow.Steps[^1]);
        Assert.Equal("Gọi 115.", end.Text.Text);
        Assert.Equal(["chào nhà"], end.Suggest);
    }

    [Theory]
    [InlineData("answer: traffic.helmet", typeof(AnswerStep))]
    [InlineData("unsubscribe: all", typeof(UnsubscribeStep))]
    [InlineData("contest: {score: score}", typeof(ContestStep))]
    [InlineData("handoff:", typeof(HandoffStep))]
    [InlineData("call: chao", typeof(CallStep))]
    [InlineData("end: \"\"", typeof(EndStep))]
    [InlineData("goto: xong", typeof(GotoStep))]
    [InlineData("set: {x: 1}", typeof(SetStep))]
    public void Every_kind_of_step_is_read(string step, Type type) =>
        Assert.IsType(type, SampleBots.Flow($"  - {step}\n{(step.StartsWith("goto", StringComparison.Ordinal) ? "  - id: xong\n    say: Xong\n" : "")}").Steps[0]);

    [Fact]
    public void Words_start_flows_campaigns_and_bots_in_any_spelling()
    {
        var library = new SampleBots().Library();

        Assert.Equal("phu-huynh/thu", library.StartWords["thu luong"].Flow);
        Assert.Equal(("phu-huynh/he-an-toan", "phu-huynh/he"), (library.StartWords["he an toan"].Flow, library.StartWords["he an toan"].Campaign?.Id));
        Assert.Equal(("hoc-sinh/chao", null), (library.StartWords["hoc sinh"].Flow, library.StartWords["hoc sinh"].Campaign));
        Assert.True(library.Texts.Means("stop", Tokenizer.Analyze("THÔI").FoldedText()));
        Assert.Equal(["phu-huynh/storm"], library.FindBot("phu-huynh")?.Reminders.Select(reminder => reminder.Id));
        Assert.Equal("Gọi 115.", library.FindBot("phu-huynh")?.Handoff);
        Assert.Equal(4, library.Places.All.Count);
    }

    [Fact]
    public void A_handoff_without_words_says_those_of_its_bot()
    {
        var library = new SampleBots().Steps("  - handoff:\n  - handoff: Hỏi Đoàn xã.\n").Library();
        var flow = library.Find("phu-huynh/thu") ?? throw new InvalidOperationException("The flow is not there.");
        var kept = BotReader.ReadKept(flow.Id, flow.Source, SampleBots.Knowledge, library.FindBot("phu-huynh")) ?? throw new InvalidOperationException("It cannot be read again.");

        Assert.Equal(["Gọi 115.", "Hỏi Đoàn xã."], flow.Steps.Cast<HandoffStep>().Select(step => step.Text?.Text));
        Assert.Equal(flow.Steps, kept.Steps);
    }

    [Fact]
    public void Points_may_be_set_so_that_a_second_round_begins_with_none()
    {
        var flow = SampleBots.Flow("  - set: {score: 0, max_score: 0}\n");

        Assert.Equal(["score", "max_score"], Assert.IsType<SetStep>(flow.Steps[0]).Assignments.Select(assignment => assignment.Variable));
    }

    [Fact]
    public void What_lies_beside_the_bots_is_left_alone()
    {
        var bots = new SampleBots();
        var before = bots.Library();
        bots.Put("phu-huynh/chats/a.yaml", "x: [").Put("phu-huynh/campaigns/he/chats/b.chat", "user: a").Put("schema/flow.schema.json", "{").Put("phu-huynh/flows/_nhap.yaml", "x: [").Put("phu-huynh/.swp", "x").Put("README.md", "x");

        Assert.Empty(bots.Read().Problems);
        Assert.Equal(before.Version, bots.Library().Version);
        Assert.Contains(bots.Put("phu-huynh/luong.yaml", "title: a\n").Read().Problems, problem => problem is { IsWarning: true, File: "phu-huynh/luong.yaml" });
    }

    [Fact]
    public void A_flow_that_was_kept_is_read_again_as_the_version_it_was()
    {
        var library = new SampleBots().Steps("  - ask: Số mấy?\n    expect: number\n    save: contact.ward\n").Library();
        var flow = library.Find("phu-huynh/thu") ?? throw new InvalidOperationException("The flow is not there.");

        var kept = BotReader.ReadKept(flow.Id, flow.Source, SampleBots.Knowledge, library.FindBot("phu-huynh"));

        Assert.Equal((flow.Id, flow.Version, 1), (kept?.Id, kept?.Version, kept?.Steps.Count));
        Assert.Equal(TimeSpan.FromHours(23), Assert.IsType<QuestionStep>(kept?.Steps[0]).Timeout?.After);
        Assert.Null(BotReader.ReadKept(flow.Id, flow.Source.Replace("Số mấy", "{{fine.gone}}", StringComparison.Ordinal), SampleBots.Knowledge));
        Assert.Null(BotReader.ReadKept("x", "not: [a flow", SampleBots.Knowledge));
    }

    [Fact]
    public void A_version_names_the_bytes_of_its_file()
    {
        var one = SampleBots.Flow("  - say: Một\n");
        var other = SampleBots.Flow("  - say: Hai\n");

        Assert.Equal(12, one.Version.Length);
        Assert.Equal(one.Version, SampleBots.Flow("  - say: Một\n").Version);
        Assert.NotEqual(one.Version, other.Version);
    }

    [Fact]
    public void Without_files_there_are_no_bots_and_no_mistakes()
    {
        var reading = BotReader.Read([], SampleBots.Knowledge, new DateOnly(2027, 1, 1));

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Library?.Bots ?? [new Bot("a", "b") { Start = "a/b" }]);
    }
}
