using Awareness.Contacts;
using Awareness.Flows;
using Awareness.Language;
using BenchmarkDotNet.Attributes;

namespace Awareness.Benchmarks.Inner;

/// <summary>A turn inside a flow, without the analysis of the message before it: its share of the 200 µs a turn may cost.</summary>
public class FlowLoops
{
    private static readonly string[] Answers = ["Gọi người lớn và 114", "em chọn b ạ", "cái thứ hai", "nhảy xuống", "bánh mì"];

    private readonly OneFlow flows = new();
    private readonly FlowInput[] inputs;
    private readonly Run run;
    private int next;

    public FlowLoops()
    {
        inputs = [.. Answers.Select(answer => Input(answer))];
        run = FlowEngine.Start(flows.Flow, inputs[0]).Run ?? throw new InvalidOperationException("The flow does not wait.");
    }

    [Benchmark(Description = "FlowEngine.Answer, quiz")]
    public FlowTurn Answer() => FlowEngine.Answer(run, inputs[next++ % inputs.Length]);

    private FlowInput Input(string text) => new()
    {
        Text = Tokenizer.Analyze(text),
        Contact = Contact.New(new ContactKey("benchmark", "1")),
        Flows = flows,
        Now = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7)),
        Today = new DateOnly(2026, 11, 22),
        Seed = 42,
    };

    private sealed class OneFlow : IFlows
    {
        public Flow Flow { get; } = new()
        {
            Id = "pupils/water",
            Version = "0123456789ab",
            Title = "Đuối nước",
            Steps = [.. Enumerable.Range(1, 12).Select(place => Question($"q{place}")), new EndStep("end", new FlowText("Bạn được {score}/{max_score}."))],
        };

        public FlowTexts Texts { get; } = new()
        {
            Texts = FlowTextKeys.Required.ToDictionary(key => key, key => $"Câu của {key}.", StringComparer.Ordinal),
            Words = FlowWordKeys.All.ToDictionary(key => key, key => (IReadOnlySet<string>)new HashSet<string>([key], StringComparer.Ordinal), StringComparer.Ordinal),
        };

        public Places Places => Places.None;

        public Flow? Find(string id) => id == Flow.Id ? Flow : null;

        public Flow? Find(string id, string version) => version == Flow.Version ? Find(id) : null;

        private static QuizStep Question(string id) => new(id, new FlowText("Bạn thấy một bạn đang chới với dưới ao. Việc đầu tiên là gì? ({score} điểm)"))
        {
            Explain = new FlowText("Gọi người lớn, ném vật nổi, không nhảy xuống."),
            Choices =
            [
                new FlowChoice("Gọi người lớn và 114", "call") { IsRight = true, Words = ["gọi người lớn", "kêu cứu"] },
                new FlowChoice("Nhảy xuống cứu", "jump"),
                new FlowChoice("Chạy về nhà", "run"),
                new FlowChoice("Đứng xem", "watch"),
            ],
        };
    }
}
