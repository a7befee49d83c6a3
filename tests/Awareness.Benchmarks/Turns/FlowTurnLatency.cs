using System.Text.Json;
using Awareness.Benchmarks.Report;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Benchmarks.Turns;

/// <summary>One message at a question of a flow, in this process, with all a turn does before its commit: reading, triage, the flow, what else the message could be.</summary>
internal static class FlowTurnLatency
{
    private const int Passes = 2_000;
    private const string Bot = "pupils";

    private static readonly (string Name, string Step, string Message)[] Cases =
    [
        ("a number", "quiz", "2"),
        ("a button", "quiz", "Dừng lại chờ đèn xanh"),
        ("a choice in other words", "quiz", "em chọn dừng lại ạ"),
        ("a yes", "yes", "có"),
        ("an age", "age", "bé nhà em 9 tuổi rưỡi"),
        ("a free text", "text", "đoạn đường trước cổng hay bị ngập khi mưa to"),
        ("a question in the middle", "quiz", "trẻ em mấy tuổi phải đội mũ bảo hiểm"),
        ("what nothing understands", "quiz", "hihi haha"),
    ];

    public static void Run(FigureReport report, KnowledgeBase knowledge)
    {
        report.Section("A turn inside a flow", "The engine alone, one thread, the state read back from JSON.");
        foreach (var (name, step, message) in Cases)
        {
            var state = Waiting(knowledge, step);
            var samples = new Samples();
            for (var pass = 0; pass < Passes / 4; pass++) Turn(knowledge, state, message);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var pass = 0; pass < Passes; pass++) samples.Time(() => Turn(knowledge, state, message));
            var kilobytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / Passes;
            report.Figure($"{name} p50 / p99", $"{samples.P50:0} µs / {samples.P99:0} µs, {kilobytes:0.0} kB");
        }
    }

    /// <summary>The state of somebody who stands at the step.</summary>
    private static ConversationState Waiting(KnowledgeBase knowledge, string step)
    {
        var state = Turn(knowledge, new ConversationState(), step).State;
        var json = JsonSerializer.Serialize(state, ConversationJson.Default.ConversationState);
        return JsonSerializer.Deserialize(json, ConversationJson.Default.ConversationState) ?? state;
    }

    private static Turn Turn(KnowledgeBase knowledge, ConversationState state, string message)
    {
        var before = new TurnState(new Conversation(new ConversationKey("directline", "c"), 1, state), Contact.New(new ContactKey("directline", "u")));
        return TurnEngine.Run(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = message }, before, knowledge, TimeProvider.System.GetUtcNow()) { Bots = Library, Seed = 1 });
    }

    private static BotLibrary Library { get; } = new()
    {
        Version = "bench",
        Bots = [new Bot(Bot, "Học sinh") { Start = $"{Bot}/quiz", Audience = Audience.Pupil }],
        Flows =
        [
            Flow(new QuizStep("quiz", new FlowText("Đèn đỏ thì em làm gì?"))
            {
                Choices = [new FlowChoice("Dừng lại chờ đèn xanh", "a") { IsRight = true }, new FlowChoice("Đi nhanh qua", "b"), new FlowChoice("Rẽ phải luôn", "c"), new FlowChoice("Hỏi bạn đi cùng", "d")],
                Explain = new FlowText("Đèn đỏ phải dừng trước vạch."),
            }),
            Flow(new QuestionStep("yes", new FlowText("Em biết bơi không?"), Expectation.YesNo) { Save = "boi" }),
            Flow(new QuestionStep("age", new FlowText("Bé mấy tuổi?"), Expectation.Age) { Save = "tuoi" }),
            Flow(new QuestionStep("text", new FlowText("Chỗ nào nguy hiểm?"), Expectation.Text) { Save = "noi" }),
        ],
        StartWords = new[] { "quiz", "yes", "age", "text" }.ToDictionary(word => word, word => new StartWord($"{Bot}/{word}", Campaign: null), StringComparer.Ordinal),
        Texts = new FlowTexts { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["yes"] = "Có", ["no"] = "Không", ["retry"] = "Bạn chọn giúp mình một ý nhé." } },
    };

    private static Flow Flow(AskStep question) => new()
    {
        Id = $"{Bot}/{question.Id}",
        Version = "v1",
        Title = question.Id,
        Steps = [question, new QuestionStep("then", new FlowText("Còn gì nữa không?"), Expectation.YesNo), new EndStep("end", new FlowText("Hẹn gặp lại."))],
    };
}
