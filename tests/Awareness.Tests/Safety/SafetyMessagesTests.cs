
namespace Awareness.Tests.Safety;

public sealed class SafetyMessagesTests(ITestOutputHelper output)
{
    /// <summary>What the messages written before tuning must reach; see the head of held-out.yaml.</summary>
    private const double HeldOutRecall = 0.95;

    private const double HeldOutFalseAlarms = 0.02;
    private const double UnmarkedRecall = 0.95;

    public static TheoryData<string, string> Messages()
    {
        var rows = new TheoryData<string, string>();
        foreach (var message in Corpus.Read("tuning.yaml")) rows.Add(message.Key, message.Text);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_brings_up(string card, string text) =>
        Assert.True(new Message(text, card).Fits(Corpus.Assess(text)), Corpus.Explain(text));

    [Fact]
    public void Most_emergencies_are_seen_without_marks_too()
    {
        var emergencies = Corpus.Read("tuning.yaml").Where(message => message.IsEmergency).ToList();
        var missed = emergencies.Where(message => Corpus.Assess(Corpus.WithoutMarks(message.Text)) is null).ToList();
        foreach (var message in missed) output.WriteLine(Corpus.Explain(Corpus.WithoutMarks(message.Text)));
        Assert.True(1 - ((double)missed.Count / emergencies.Count) >= UnmarkedRecall, $"{missed.Count} of {emergencies.Count} missed");
    }

    [Fact]
    public void Messages_written_before_tuning_are_told_apart()
    {
        var messages = Corpus.Read("held-out.yaml").ToList();
        var emergencies = messages.Where(message => message.IsEmergency).ToList();
        var others = messages.Where(message => !message.IsEmergency).ToList();
        var missed = emergencies.Where(message => Corpus.Assess(message.Text) is null).ToList();
        var alarms = others.Where(message => Corpus.Assess(message.Text) is not null).ToList();
        foreach (var message in missed.Concat(alarms)) output.WriteLine(Corpus.Explain(message.Text));
        Assert.True(1 - ((double)missed.Count / emergencies.Count) >= HeldOutRecall, $"{missed.Count} of {emergencies.Count} missed");
        Assert.True((double)alarms.Count / others.Count <= HeldOutFalseAlarms, $"{alarms.Count} false alarms in {others.Count}");
    }
}
