using Awareness.App.Evaluation;
using Awareness.Knowledge;

namespace Awareness.App.Tests.Evaluation;

/// <summary>What fitting to one half of the tuning messages does with the other half: the floor below which no change may fall.</summary>
public sealed class TriageTrialTests(ITestOutputHelper output)
{
    private static readonly Lazy<(KnowledgeBase Knowledge, TriageTrial Trial)> Halves = new(Run);

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void The_other_half_is_told_apart(int half)
    {
        var (knowledge, trial) = Halves.Value;
        bool IsAsked(JudgedMessage message) => message.Number % 2 == half;
        var now = trial.Share(JudgedMessages.Emergencies, trial.Now, IsAsked);
        var seen = trial.Share(JudgedMessages.Emergencies, trial.Doubtful, IsAsked);
        var right = trial.RightCards(trial.Doubtful, knowledge, IsAsked);

        output.WriteLine($"now {now:F3}, doubtful or now {seen:F3}, right card {right:F3}");
        Assert.True(now >= 0.80 && seen >= 0.94 && right >= 0.65, $"{now} {seen} {right}");
    }

    [Fact]
    public void Few_others_are_taken_for_emergencies()
    {
        var trial = Halves.Value.Trial;
        Assert.InRange(trial.Share(JudgedMessages.LookAlikes, trial.Now), 0, 0.021);
        Assert.InRange(trial.Share(JudgedMessages.Questions, trial.Now), 0, 0.011);
    }

    private static (KnowledgeBase Knowledge, TriageTrial Trial) Run()
    {
        var root = Path.Combine(Product.Root, "content");
        var content = ContentReader.Read(root, new DateOnly(2026, 11, 21)).Content ?? throw new InvalidOperationException("The content does not pass the check.");
        var knowledge = new KnowledgeBase(content, ProductCache.Learned);
        return (knowledge, TriageTrial.Run(JudgedMessages.Read(knowledge, root), content.Safety.Rules, folds: 2));
    }
}
