using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Safety;
using BenchmarkDotNet.Attributes;

namespace Awareness.Benchmarks.Inner;

/// <summary>Text: figures are for all questions of questions.txt together.</summary>
public class LanguageLoops
{
    private Lexicon lexicon = Lexicon.Empty;
    private KnowledgeBase? knowledge;
    private Triage safety = Triage.Empty;
    private AnalyzedText[] analyzed = [];

    [GlobalSetup]
    public void Load()
    {
        knowledge = Workload.LoadKnowledge();
        var content = knowledge.Content;
        lexicon = content.Lexicon;
        safety = content.Safety;
        analyzed = [.. Workload.Questions.Select(lexicon.Analyze)];
    }

    [Benchmark(Description = "Tokenizer.Analyze")]
    public int Tokenize()
    {
        var tokens = 0;
        foreach (var question in Workload.Questions) tokens += Tokenizer.Analyze(question).Count;
        return tokens;
    }

    [Benchmark(Description = "Lexicon.Analyze")]
    public int Analyze()
    {
        var tokens = 0;
        foreach (var question in Workload.Questions) tokens += lexicon.Analyze(question).Count;
        return tokens;
    }

    [Benchmark(Description = "MessageReader.Read")]
    public int Read()
    {
        var tokens = 0;
        foreach (var question in Workload.Questions) tokens += knowledge?.Analyze(question).Count ?? 0;
        return tokens;
    }

    [Benchmark(Description = "Triage.Assess")]
    public int Assess()
    {
        var dangers = 0;
        foreach (var question in analyzed)
        {
            if (safety.Assess(question) is not null) dangers++;
        }

        return dangers;
    }
}
