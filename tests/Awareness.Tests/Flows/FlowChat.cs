using System.Text.Json;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Language;

namespace Awareness.Tests.Flows;

/// <summary>One person in one flow. Between any two turns the run is written and read back.</summary>
internal sealed class FlowChat(SampleFlows flows)
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    public DateTimeOffset Now { get; set; } = Morning;

    public ulong Seed { get; set; } = 42;

    public bool InEnglish { get; set; }

    public Audience Audience { get; set; }

    public ContestStanding? Standing { get; set; }

    public Contact Contact { get; set; } = Contact.New(new ContactKey("test", "1"));

    public Run? Run { get; set; }

    public FlowTurn Last { get; private set; } = new() { IsUnderstood = true, Output = [], Run = null, Contact = Contact.New(new ContactKey("test", "1")) };

    public List<FlowEvent> Events { get; } = [];

    public List<string> Trace { get; } = [];

    public bool HasEnded => Run is null;

    /// <summary>All that was said last, and the buttons of the last message.</summary>
    public IReadOnlyList<string> Said => [.. Last.Output.Select(output => output switch { FlowOutput.Said said => said.Text, FlowOutput.Topic topic => $"<{topic.Id}>", _ => throw new InvalidOperationException() })];

    public IReadOnlyList<string> Buttons => Last.Output is [.., FlowOutput.Said said] ? said.Buttons : [];

    public FlowChat Start(string id) => Take(FlowEngine.Start(flows.Find(id) ?? throw new InvalidOperationException(id), Input("")));

    public FlowChat Send(string text) => Take(FlowEngine.Answer(Run ?? throw new InvalidOperationException("The run has ended."), Input(text)));

    public FlowChat Repeat() => Take(FlowEngine.Repeat(Run ?? throw new InvalidOperationException("The run has ended."), Input("")));

    public FlowChat Wait(TimeSpan time)
    {
        Now += time;
        return Take(FlowEngine.Wake(Run ?? throw new InvalidOperationException("The run has ended."), Input("")));
    }

    public FlowValue Value(string variable) => Run?.Variables.GetValueOrDefault(variable) ?? default;

    public FlowInput Input(string text) => new()
    {
        Text = Tokenizer.Analyze(text),
        Contact = Contact,
        Flows = flows,
        Now = Now,
        Today = DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(7)).DateTime),
        Seed = Seed,
        Audience = Audience,
        InEnglish = InEnglish,
        Standing = Standing,
    };

    public static string Write(Run? run) => JsonSerializer.Serialize(new ConversationState { Run = run }, ConversationJson.Default.ConversationState);

    public static Run? ReadBack(Run? run) => JsonSerializer.Deserialize(Write(run), ConversationJson.Default.ConversationState)?.Run;

    private FlowChat Take(FlowTurn turn)
    {
        Last = turn;
        Run = ReadBack(turn.Run);
        Assert.Equal(Write(turn.Run), Write(Run));
        Contact = turn.Contact;
        Events.AddRange(turn.Events);
        Trace.AddRange(turn.Trace);
        return this;
    }
}
