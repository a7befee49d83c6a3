using Awareness.App.Evaluation.Noises;
using Awareness.Tests.Safety;

namespace Awareness.Tests.Language.Typing;

/// <summary>Danger must be seen however it is typed, and reading must never hide one that was seen before.</summary>
public sealed class TypedSafetyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("marked", 1.0)]
    [InlineData("nfd", 1.0)]
    [InlineData("no-marks", 0.97)]
    [InlineData("half-marks", 0.94)]
    [InlineData("telex", 0.98)]
    [InlineData("vni", 0.98)]
    [InlineData("chat", 0.93)]
    [InlineData("typo", 0.86)]
    [InlineData("glued", 0.89)]
    public void Danger_is_seen_however_it_is_typed(string kind, double floor)
    {
        var rules = Readers.Knowledge.Content.Safety.Rules;
        var messages = Corpus.Read("tuning.yaml").Select((message, number) => (message.IsEmergency, Typed: Noise.Apply(kind, message.Text, number))).ToList();
        var emergencies = messages.Count(message => message.IsEmergency);
        var seen = messages.Count(message => message.IsEmergency && rules.Assess(Readers.Knowledge.Analyze(message.Typed)) is not null);
        var alarms = messages.Count(message => !message.IsEmergency && rules.Assess(Readers.Knowledge.Analyze(message.Typed)) is not null);

        output.WriteLine($"{kind}: {seen} of {emergencies} seen, {alarms} false alarms in {messages.Count - emergencies}");
        Assert.True(seen >= floor * emergencies, $"{seen} of {emergencies} with {kind}");
        Assert.True(alarms <= 0.02 * (messages.Count - emergencies), $"{alarms} false alarms with {kind}");
    }

    [Theory]
    [InlineData("hai dduwas ddang chowis vowis ngoaif soong kiaf", "emergency/drowning")]
    [InlineData("anh ta e1p con ga1i to6i uo61ng say ro62i la2m ba65y", "emergency/abuse")]
    [InlineData("chichs xong nos gucj trong toilet", "emergency/overdose")]
    [InlineData("co em bi nươc cuôn o ngâm", "emergency/drowning")]
    [InlineData("be bo ra giêng nga xuông", "emergency/drowning")]
    [InlineData("thầy em tự nhiêngục xuống bàn", "emergency/unconscious")]
    [InlineData("emuontu tu", "emergency/self-harm")]
    public void Danger_is_seen_where_the_hand_was_careless(string typed, string card)
    {
        var (safety, message) = (Readers.Knowledge.Content.Safety, Readers.Knowledge.Analyze(typed));
        Assert.NotNull(safety.Assess(message));
        Assert.Contains(card, new[] { safety.Rules.Assess(message)?.CardId, safety.Assess(message)?.CardId });
    }

    [Theory]
    [InlineData("tuning.yaml")]
    [InlineData("held-out.yaml")]
    public void Reading_hides_no_danger_that_was_seen_without_it(string file)
    {
        var rules = Readers.Knowledge.Content.Safety.Rules;
        var hidden = Corpus.Read(file).SelectMany(message => new[] { message.Text, Corpus.WithoutMarks(message.Text) })
            .Where(text => rules.Assess(Corpus.Lexicon.Analyze(text)) is not null && rules.Assess(Readers.Knowledge.Analyze(text)) is null);

        Found.Nothing(hidden);
    }
}
