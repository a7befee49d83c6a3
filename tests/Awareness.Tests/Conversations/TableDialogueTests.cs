using Awareness.Conversations;
using Awareness.Conversations.Responders;
using Awareness.Knowledge.Tables;
using Awareness.Tests.Knowledge.Tables;

namespace Awareness.Tests.Conversations;

/// <summary>Conversations about values, over the content of this repository.</summary>
public sealed class TableDialogueTests
{
    private const string FrontSeat = "be 7 tuoi ngoi ghe truoc oto dc ko";

    [Fact]
    public void The_answer_is_for_that_child_and_says_what_was_understood()
    {
        var turn = RealTables.Ask("bé 7 tuổi cao 1m2 ngồi ghế trước được ko");

        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.Equal("traffic.car-child", turn.Topic);
        Assert.StartsWith("Bé 7 tuổi, cao 1,2 m: không được ngồi", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Contains("Nghị định 168/2024/NĐ-CP", turn.Replies[0].FullText, StringComparison.Ordinal);
        Assert.Contains("Áp dụng từ 15/08/2026", turn.Replies[0].FullText, StringComparison.Ordinal);
        Assert.Empty(turn.Replies[0].Suggestions);
    }

    [Fact]
    public void A_missing_value_is_asked_for_beside_the_rows_that_remain()
    {
        var turn = RealTables.Ask(FrontSeat);

        Assert.Equal(Outcome.Answer, turn.Outcome);
        Assert.StartsWith("Bé 7 tuổi:\n- Cao dưới 1,35 m: không được", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("Bé cao bao nhiêu?", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(["cao dưới 1,35 m", "cao từ 1,35 m trở lên"], turn.Replies[0].Suggestions.Select(suggestion => suggestion.Title));
        Assert.Equal("height", turn.State.Table?.Asked);
    }

    [Theory]
    [InlineData("1m2", "Bé 7 tuổi, cao 1,2 m: không được")]
    [InlineData("cao dưới 1,35 m", "Bé 7 tuổi, cao dưới 1,35 m: không được")]
    [InlineData("dạ cháu 1m40", "Bé 7 tuổi, cao 1,4 m: được ngồi")]
    [InlineData("140", "Bé 7 tuổi, cao 1,4 m: được ngồi")]
    [InlineData("à bé 10 tuổi, cao 1m2", "10 tuổi, cao 1,2 m: được ngồi")]
    public void The_answer_to_the_question_settles_it(string reply, string expected)
    {
        var turn = RealTables.Ask(reply, RealTables.Ask(FrontSeat).State);

        Assert.StartsWith(expected, turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Null(turn.State.Table?.Asked);
    }

    [Theory]
    [InlineData("không biết")]
    [InlineData("khong ro")]
    [InlineData("Mình không rõ")]
    public void Who_does_not_know_sees_the_rows_and_is_not_asked_again(string reply)
    {
        var turn = RealTables.Ask(reply, RealTables.Ask(FrontSeat).State);

        Assert.StartsWith("Bé 7 tuổi:\n- Cao dưới 1,35 m", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.Empty(turn.Replies[0].Suggestions);
    }

    [Fact]
    public void A_question_of_its_own_is_no_answer_to_what_was_asked()
    {
        var asked = RealTables.Ask("em 17 tuổi chạy xe gì được");
        Assert.Equal("vehicle", asked.State.Table?.Asked);

        var turn = RealTables.Ask("xe máy không đội mũ bảo hiểm phạt bao nhiêu", asked.State);
        Assert.Equal("traffic.helmet", turn.Topic);
    }

    [Fact]
    public void A_school_year_gives_both_ages_and_says_so()
    {
        var turn = RealTables.Ask("học sinh lớp 10 đi xe 50cc được ko");

        Assert.StartsWith("Xe gắn máy (xe 50cc), khoảng 15–16 tuổi:\n- Từ 14 đến dưới 16 tuổi: chưa được lái", turn.Replies[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Xe gắn máy (xe 50cc), từ 16 tuổi trở lên: được lái", RealTables.Ask("từ 16 tuổi trở lên", turn.State).Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Drinks_are_no_level_and_get_the_whole_table()
    {
        var text = RealTables.Ask("uống 2 lon bia chạy xe máy phạt bao nhiêu").Replies[0].Text;

        Assert.DoesNotContain("0,2 mg", text, StringComparison.Ordinal);
        Assert.Equal("traffic.alcohol", RealTables.Ask("uống 2 lon bia chạy xe máy phạt bao nhiêu").Topic);
    }

    [Theory]
    [InlineData("thổi 0.25 xe máy phạt nhiêu tiền cồn", "Xe máy, 0,25 mg/l khí thở: phạt 2–3 triệu đồng")]
    [InlineData("thổi nồng độ cồn 0,3 xe máy phạt nhiêu", "Xe máy, 0,3 mg/l khí thở: phạt 6–8 triệu đồng")]
    [InlineData("bị bắn tốc độ 70 trong khu 50 phạt sao", "Xe máy, quá tốc độ 20 km/h: phạt 800.000–1.000.000 đồng")]
    [InlineData("lop 9 di xe may dien dc ko", "Xe máy điện, khoảng 14–15 tuổi: chưa được lái")]
    [InlineData("16 tuổi rưỡi đi xe vision được chưa", "Xe máy, 16,5 tuổi: chưa được lái")]
    [InlineData("tang tru 0,1 gam da di tu may nam", "Heroin, ma túy đá, ketamine hoặc thuốc lắc, 0,1 gam: tàng trữ chừng này đã tới mức")]
    public void Values_on_and_beside_a_limit_fall_on_the_right_side(string text, string expected) =>
        Assert.StartsWith(expected, RealTables.Ask(text).Replies[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("bé 900 tuổi ngồi ghế trước ô tô được không")]
    [InlineData("bé -3 tuổi ngồi ghế trước ô tô được không")]
    [InlineData("bé 0 tuổi ngồi ghế trước ô tô được không")]
    [InlineData("bé 1000000000 tuổi ngồi ghế trước ô tô được không")]
    public void Nonsense_values_get_the_general_answer(string text)
    {
        var turn = RealTables.Ask(text);

        Assert.Null(turn.State.Table);
        Assert.DoesNotContain("900", turn.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_for_granted_is_said_and_can_be_put_right()
    {
        var turn = RealTables.Ask("vượt đèn đỏ xe đạp điện phạt nhiêu");
        Assert.StartsWith("Xe đạp điện, từ 18 tuổi trở lên: vượt đèn đỏ", turn.Replies[0].Text, StringComparison.Ordinal);

        Assert.StartsWith("Xe đạp điện, 15 tuổi: ", RealTables.Ask("em 15 tuổi ạ", turn.State).Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_carry_over_when_only_one_is_named_anew()
    {
        var turn = RealTables.Ask("con tôi 13 tuổi đi xe máy điện có vi phạm không");

        var next = Continue("thế xe đạp điện thì sao", turn.State);
        Assert.StartsWith("Xe đạp điện, 13 tuổi: được đi", next?.Replies[0].Text, StringComparison.Ordinal);
        Assert.Null(Continue("thế thì sao", turn.State));
        Assert.Null(Continue("thế xe đạp điện thì sao", new ConversationState()));
    }

    [Fact]
    public void Values_are_forgotten_after_half_an_hour()
    {
        var state = RealTables.Ask(FrontSeat).State;

        Assert.NotNull(RealTables.Ask("cảm ơn", state, RealTables.Now.AddMinutes(29)).State.Table);
        Assert.Null(RealTables.Ask("cảm ơn", state, RealTables.Now.AddMinutes(31)).State.Table);
        Assert.Null(RealTables.Ask("1m2", state, RealTables.Now.AddMinutes(31)).State.Table);
    }

    [Fact]
    public void Values_are_forgotten_when_the_talk_turns_to_another_family()
    {
        var state = RealTables.Ask(FrontSeat).State;

        Assert.Equal("traffic", RealTables.Ask("không đội mũ bảo hiểm phạt bao nhiêu tiền", state).State.Table?.Topic.Split('.')[0]);
        Assert.Null(RealTables.Ask("dấu hiệu con dùng ma túy", state).State.Table);
    }

    [Fact]
    public void What_was_asked_is_no_longer_open_a_turn_later()
    {
        var state = RealTables.Ask("cảm ơn", RealTables.Ask(FrontSeat).State).State;

        Assert.NotNull(state.Table);
        Assert.Null(state.Table.Asked);
    }

    [Fact]
    public void An_emergency_comes_before_any_table()
    {
        var turn = RealTables.Ask("cứu với bé 8 tháng bị hóc tím tái rồi");
        Assert.Equal(Outcome.Emergency, turn.Outcome);
    }

    [Fact]
    public void A_table_with_too_many_rows_left_asks_once_and_then_shows_them()
    {
        var rows = Enumerable.Range(1, 12).Select(number => new TableRow([1UL << (number - 1)], $"dòng {number}.", [])).ToList();
        ChoiceOption[] options = [.. Enumerable.Range(1, 12).Select(number => new ChoiceOption($"o{number}", $"loại {number}", []))];
        var axis = new ChoiceAxis(options);
        var table = new DecisionTable
        {
            Id = "many",
            Topic = "t.many",
            Cards = ["t/many"],
            LeadBy = ["kind"],
            Inputs = [new TableInput("kind", "Loại nào?", axis) { Otherwise = axis.All }],
            Rows = rows,
            ValidFrom = DateOnly.MinValue,
        };

        var question = TableText.Of(table, table.Look(Values.None), "Không rõ", mayAsk: true);
        Assert.True(question.IsQuestion);
        Assert.Equal("Loại nào?", question.Text);
        Assert.Contains("Không rõ", question.Buttons);
        Assert.StartsWith("- Loại 1: dòng 1.", TableText.Of(table, table.Look(Values.None), "Không rõ", mayAsk: false).Text, StringComparison.Ordinal);
    }

    private static Turn? Continue(string text, ConversationState state)
    {
        var before = new TurnState(
            new Conversation(new ConversationKey("test", "c"), 0, state),
            Awareness.Contacts.Contact.New(new Awareness.Contacts.ContactKey("test", "u")));
        return TableAnswer.Continue(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, RealTables.Knowledge, RealTables.Now));
    }
}
