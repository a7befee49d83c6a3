using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;
using Awareness.Language;
using BenchmarkDotNet.Attributes;

namespace Awareness.Benchmarks.Inner;

/// <summary>Decisions: figures are for all questions of questions.txt together.</summary>
public class KnowledgeLoops
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly DateOnly today = Workload.Today;
    private KnowledgeBase? knowledge;
    private AnalyzedText[] analyzed = [];
    private InboundActivity[] messages = [];

    private KnowledgeBase Knowledge => knowledge ??= Workload.LoadKnowledge();

    [GlobalSetup]
    public void Load()
    {
        analyzed = [.. Workload.Questions.Select(Knowledge.Analyze)];
        messages = [.. Workload.Questions.Select(question => Workload.Message(question, "1", "one"))];
    }

    [Benchmark(Description = "SearchIndex.Search")]
    public int Search()
    {
        var hits = 0;
        foreach (var question in analyzed) hits += Knowledge.Index.Search(question, 40).Count;
        return hits;
    }

    [Benchmark(Description = "KnowledgeBase.Decide")]
    public double Decide()
    {
        var confidence = 0.0;
        foreach (var question in analyzed) confidence += Knowledge.Decide(question, today).Confidence;
        return confidence;
    }

    [Benchmark(Description = "TurnEngine.Run")]
    public int Run()
    {
        var replies = 0;
        foreach (var message in messages)
        {
            var before = new TurnState(Conversation.New(message.Conversation), Contact.New(message.Contact));
            replies += TurnEngine.Run(new TurnInput(message.Activity, before, Knowledge, now)).Replies.Count;
        }

        return replies;
    }
}
