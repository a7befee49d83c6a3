using System.Globalization;
using System.Text.Json;
using Awareness.Conversations;
using Awareness.Knowledge.Tables;
using FsCheck.Fluent;

namespace Awareness.Tests.Knowledge.Tables;

/// <summary>What a message tells. Values are written "kind low high", choices "kind option".</summary>
public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("bé 7 tuổi cao 1m2 ngồi ghế trước được ko", "age 7 8", "height 1.2 1.2")]
    [InlineData("be 7 tuoi cao 1m2 ngoi ghe truoc dc ko", "age 7 8", "height 1.2 1.2")]
    [InlineData("con 9t cao 140cm", "age 9 10", "height 1.4 1.4")]
    [InlineData("con e cao 120 thì sao", "height 1.2 1.2")]
    [InlineData("bé cao mét tư", "height 1.4 1.4")]
    [InlineData("16 tuổi rưỡi", "age 16.5 16.5")]
    [InlineData("chưa đủ 16 tuổi", "age 0 16")]
    [InlineData("chua du 16t", "age 0 16")]
    [InlineData("dươi 16 tuổi", "age 0 16")]
    [InlineData("gần 18 tuổi", "age 17 18")]
    [InlineData("18 tuổi thiếu mấy ngày", "age 17 18")]
    [InlineData("trên 18 tuổi", "age 18 130")]
    [InlineData("từ 12 đến dưới 18 tuổi", "age 12 18")]
    [InlineData("học sinh lớp 10", "age 15 17")]
    [InlineData("em lớp 12 mà chưa đủ 18 tuổi", "age 17 18")]
    [InlineData("lớp 10, đủ 16 tuổi rồi", "age 16 17")]
    [InlineData("sinh năm 2010", "age 15 17")]
    [InlineData("sinh tháng 11")]
    [InlineData("bé 18 tháng tuổi", "age 1.5 1.583333")]
    [InlineData("con 5 tuổi và 13 tuổi", "age 5 6", "age 13 14")]
    [InlineData("can a 7 year old sit in the front", "age 7 8")]
    public void Ages_and_heights_are_read_as_far_as_they_were_said(string text, params string[] expected) =>
        AssertReads(expected, text, "age", "height");

    [Theory]
    [InlineData("thổi nồng độ cồn 0,3 xe máy", "alcohol 0.3 0.3")]
    [InlineData("con 0.25 mg/l", "alcohol 0.25 0.25")]
    [InlineData("thoi con 0,42", "alcohol 0.42 0.42")]
    [InlineData("nồng độ cồn trên 0,4 mg/l", "alcohol 0.4 4")]
    [InlineData("thổi cồn 0.25 - 0.4", "alcohol 0.25 0.4")]
    [InlineData("uống 2 lon bia")]
    [InlineData("uống 0,5 lít bia thổi có lên không")]
    [InlineData("nồng độ cồn 80 mg/100ml máu")]
    [InlineData("thổi cồn bằng 0")]
    public void A_level_of_alcohol_is_read_and_never_guessed_from_drinks(string text, params string[] expected) => AssertReads(expected, text, "alcohol");

    [Theory]
    [InlineData("chạy 70 trong khu dân cư 50", "over 20 20")]
    [InlineData("chay 62 trong khu gioi han 50", "over 12 12")]
    [InlineData("đường 60 chạy 75", "over 15 15")]
    [InlineData("quá tốc độ 15km/h", "over 15 15")]
    [InlineData("vượt tốc độ 10 km/h", "over 10 10")]
    [InlineData("lố 5 cây", "over 5 5")]
    [InlineData("qua 18 cay", "over 18 18")]
    [InlineData("vượt quá tốc độ cho phép trên 20 km/h", "over 20 300")]
    [InlineData("chạy 50 trong khu 60")]
    [InlineData("chạy 70 trong khu dân cư")]
    [InlineData("bắn tốc độ ở quốc lộ 18")]
    [InlineData("xe 150cc chạy quá tốc độ")]
    [InlineData("em 17 tuổi chạy quá tốc độ")]
    public void Being_too_fast_is_worked_out_only_where_speed_and_limit_are_told(string text, params string[] expected) => AssertReads(expected, text, "over");

    [Theory]
    [InlineData("kẹp 3", "people 2 2")]
    [InlineData("kep ba phat nhieu", "people 2 2")]
    [InlineData("tống 4", "people 3 3")]
    [InlineData("chở 2 người", "people 2 2")]
    [InlineData("chở thêm 2 đứa nhỏ", "people 2 2")]
    [InlineData("ba người đi một xe")]
    [InlineData("đi 3 người một xe", "people 2 2")]
    [InlineData("hai vợ chồng chở hai con", "people 3 3")]
    [InlineData("chở ba đi chợ")]
    [InlineData("xe 7 chỗ, 3 đứa nhỏ")]
    public void People_carried_are_counted_without_the_driver(string text, params string[] expected) => AssertReads(expected, text, "people");

    [Theory]
    [InlineData("cai lần đầu", "times 1 1")]
    [InlineData("cai lan 2 bao lau", "times 2 2")]
    [InlineData("cai lần thứ ba", "times 3 3")]
    [InlineData("tái nghiện thì cai bao lâu", "times 2 50")]
    [InlineData("tái nghiện lần ba", "times 3 3")]
    [InlineData("tàng trữ 0,1 gam heroin", "grams 0.1 0.1")]
    [InlineData("giữ 1 kg cần sa", "grams 1000 1000")]
    [InlineData("hai người cứu thì ép mấy cái", "rescuers 2 2")]
    [InlineData("chỉ có một mình", "rescuers 1 1")]
    public void Times_grams_and_helpers_are_read(string text, params string[] expected) => AssertReads(expected, text, "times", "grams", "rescuers");

    [Theory]
    [InlineData("xe máy điện", "vehicle e-motorbike")]
    [InlineData("di xe dap dien", "vehicle e-bike")]
    [InlineData("xe 50cc", "vehicle moped")]
    [InlineData("xe 110cc", "vehicle motorbike")]
    [InlineData("xe máy 150cc", "vehicle big-motorbike")]
    [InlineData("chạy wave đi học", "vehicle motorbike")]
    [InlineData("em chạy exciter", "vehicle big-motorbike")]
    [InlineData("xe đạp điện hay xe máy điện", "vehicle e-bike", "vehicle e-motorbike")]
    [InlineData("đi xe điện")]
    [InlineData("tàng trữ ma túy đá", "substance hard")]
    public void Choices_are_met_by_the_words_people_use(string text, params string[] expected) => AssertReads(expected, text, "vehicle", "substance");

    [Theory]
    [InlineData("bé 900 tuổi")]
    [InlineData("bé -3 tuổi")]
    [InlineData("bé 0 tuổi")]
    [InlineData("1000000000 tuổi cao 1e9 m")]
    [InlineData("cao 99 m, cao 0,1 m")]
    [InlineData("quá tốc độ 1000000000 km/h")]
    [InlineData("thổi cồn 99 mg/l, thổi cồn 0")]
    [InlineData("chở 999999 người")]
    [InlineData("lần 0, lần 999999")]
    public void Values_that_make_no_sense_are_not_read(string text) => Assert.True(Read(text).Only(ValueKind.All.Select(kind => kind.Id)).IsEmpty);

    [Theory]
    [InlineData("age", "7", "age 7 8")]
    [InlineData("age", "dạ mười sáu ạ", "age 16 17")]
    [InlineData("height", "1m2", "height 1.2 1.2")]
    [InlineData("height", "125", "height 1.25 1.25")]
    [InlineData("height", "1,3", "height 1.3 1.3")]
    [InlineData("over", "quá 20", "over 20 20")]
    [InlineData("alcohol", "0.3", "alcohol 0.3 0.3")]
    [InlineData("people", "2", "people 2 2")]
    [InlineData("age", "900")]
    public void A_bare_number_counts_for_what_was_asked(string asked, string text, params string[] expected) =>
        Assert.Equal(expected, Shown(RealTables.Tables.Read(RealTables.Knowledge.Analyze(text), SampleContent.Today, asked).Only([asked])));

    [Fact]
    public void Any_text_gives_few_values_and_the_same_ones_again() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var values = Read(text ?? "");
        Assert.True(values.All.Count <= Values.Most);
        Assert.Equal(values.All, Read(text ?? "").All);
    }).Holds();

    [Fact]
    public void A_row_of_many_values_is_bounded()
    {
        var text = string.Join(", ", Enumerable.Range(1, 100).Select(age => $"{age} tuổi"));
        Assert.Equal(Values.MostOfKind, Read(text).Of("age").Count());
    }

    [Fact]
    public void A_kind_told_again_takes_the_new_value_and_the_others_stay()
    {
        var merged = Read("bé 7 tuổi cao 1m2").Merge(Read("thế bé 5 tuổi thì sao")).Only(["age", "height"]);
        Assert.Equal(["age 5 6", "height 1.2 1.2"], Shown(merged).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_survive_being_stored()
    {
        var state = new ConversationState { Table = new TableTalk("car-child", "traffic.car-child", Read("dưới 10 tuổi cao 1m2 đi ô tô"), RealTables.Now) { Asked = "height" } };
        var json = JsonSerializer.Serialize(state, ConversationJson.Default.ConversationState);
        var again = JsonSerializer.Deserialize(json, ConversationJson.Default.ConversationState)?.Table;

        Assert.NotNull(again);
        Assert.Equal(state.Table.Values.All, again.Values.All);
        Assert.Equal(state.Table with { Values = Values.None }, again with { Values = Values.None });
        Assert.DoesNotContain("tuổi", json, StringComparison.Ordinal);
    }

    private static void AssertReads(string[] expected, string text, params string[] kinds) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Shown(Read(text).Only(kinds)).Order(StringComparer.Ordinal));

    private static Values Read(string text) => RealTables.Tables.Read(RealTables.Knowledge.Analyze(text), SampleContent.Today);

    private static IEnumerable<string> Shown(Values values) => values.All.Select(value => value.Choice is { } choice
        ? $"{value.Kind} {choice}"
        : string.Create(CultureInfo.InvariantCulture, $"{value.Kind} {Math.Round(value.Low, 6)} {Math.Round(value.High, 6)}"));
}
