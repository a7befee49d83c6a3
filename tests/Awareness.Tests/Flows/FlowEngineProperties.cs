using Awareness.Flows;
using Awareness.Flows.Expressions;
using FsCheck.Fluent;

namespace Awareness.Tests.Flows;

/// <summary>What holds of every flow and every message.</summary>
public sealed class FlowEngineProperties
{
    private const int MostSteps = 14;

    private static readonly string[] Messages =
    [
        "", " ", "có", "ko", "k", "1", "2", "b", "a ạ", "cái thứ hai", "đỏ", "xanh", "thôi", "quay lại", "bắt đầu lại", "bỏ qua", "tiếp", "12 tuổi rưỡi", "mai", "0912345678", "phường Bãi Cháy",
        "{score}", "{{hotline.ambulance}}", "${7*7}", "{% raw %}", "- id: x\n  goto: s1", "!!python/object", "&a *a <<: *a", "score + 1", "has(x) or true", "'); drop table runs; --", "<script>alert(1)</script>",
        "%s%n%d", "\0\u0001\u200b", "\ud83d", "😀😀😀", "‮ngược", new('x', 4_000), string.Concat(Enumerable.Repeat("{a}", 1_333)), string.Concat(Enumerable.Repeat("😀", 2_000)), string.Join(' ', Enumerable.Repeat("không", 666)),
    ];

    private static readonly Expression[] Expressions = [.. new[] { "score > 1", "has(v1)", "v1 = 'đỏ'", "v2 + 1", "not v3", "min(v1, v2) * 3", "today", "'a'", "v1 / 0" }.Select(text => Expression.Read(text).Expression ?? throw new InvalidOperationException(text))];

    [Fact]
    public void Any_flow_and_any_messages_end_or_wait_within_a_hundred_steps() => Check((chat, _) =>
    {
        var steps = chat.Last.Trace.Count(entry => !entry.Contains('>', StringComparison.Ordinal));
        return steps <= FlowLimits.StepsOfTurn && chat.Last.Output.Count <= FlowLimits.Said && (chat.Run is not { } run || IsBounded(run));
    });

    [Fact]
    public void Writing_and_reading_the_run_between_turns_changes_nothing() => Check((chat, text) =>
    {
        if (chat.Last.Run is not { } run) return true;
        var (kept, readBack) = (FlowEngine.Answer(run, chat.Input(text)), FlowEngine.Answer(FlowChat.ReadBack(run) ?? throw new InvalidOperationException(), chat.Input(text)));
        return Shown(kept) == Shown(readBack);
    });

    [Fact]
    public void The_same_input_gives_an_equal_turn() => Check((chat, text) => chat.Run is not { } run || Shown(FlowEngine.Answer(run, chat.Input(text))) == Shown(FlowEngine.Answer(run, chat.Input(text))));

    [Fact]
    public void A_timer_and_a_repetition_never_break_a_run() => Check((chat, text) =>
    {
        if (chat.Run is not { } run) return true;
        var late = chat.Input(text) with { Now = chat.Now.AddDays(40) };
        var woken = FlowEngine.Wake(run, late);
        return FlowEngine.Repeat(run, late).Output.Count > 0 && (woken.Run is null || woken.Run == run || woken.Run.IsReminded || woken.Run.Current != run.Current || woken.Trace.Count > 0 || woken.Run.WakeAt is null);
    });

    [Fact]
    public void What_is_typed_is_shown_as_it_was_and_never_looked_into()
    {
        var flows = new SampleFlows(SampleFlows.Flow("t/f", SampleFlows.Ask("q", Expectation.Text, "a"), SampleFlows.Say("s", "<{a}>"), SampleFlows.Choose("z", "Hết")));
        foreach (var text in Messages.Where(text => text.Trim().Length is > 0 and <= 400 && text is not ("thôi" or "quay lại" or "bắt đầu lại" or "bỏ qua" or "tiếp") && !text.Contains('\ud83d', StringComparison.Ordinal)))
        {
            var chat = new FlowChat(flows).Start("t/f").Send(text);
            Assert.Equal($"<{text.Trim()}>", chat.Said[0]);
        }
    }

    [Fact]
    public void Half_a_character_is_the_same_before_the_run_is_stored_and_after()
    {
        var flows = new SampleFlows(SampleFlows.Flow("t/f", SampleFlows.Ask("q", Expectation.Text, "a"), SampleFlows.Choose("r", "đỏ", "xanh"), SampleFlows.Say("s", "<{a}>"), SampleFlows.Choose("z", "Hết")));
        var chat = new FlowChat(flows).Start("t/f").Send("ao \ud83d sâu");
        var kept = FlowEngine.Answer(chat.Last.Run ?? throw new InvalidOperationException(), chat.Input("đỏ"));
        Assert.Equal("<ao \ufffd sâu>", chat.Send("đỏ").Said[0]);
        Assert.Equal(Shown(kept), Shown(chat.Last));
    }

    private static void Check(Func<FlowChat, string, bool> holds)
    {
        var cases =
            from seed in Gen.Choose(0, int.MaxValue)
            from texts in Gen.Elements(Messages).ArrayOf(8)
            select (seed, texts);
        Prop.ForAll(Arb.From(cases), given =>
        {
            var chat = new FlowChat(Flows(new Random(given.seed))).Start("t/f0");
            foreach (var text in given.texts)
            {
                if (!holds(chat, text)) return false;
                if (chat.Run is null) return true;
                chat.Now = chat.Now.AddHours(1);
                chat.Standing = chat.Seed % 2 == 0 ? new ContestStanding("ABCDEF", Exists: true, 6, 20, [3.5m]) : null;
                chat.Seed++;
                chat.Send(text);
                if (chat.Last.WantsStanding is { } code)
                {
                    chat.Standing = new ContestStanding(code, Exists: true, 1, 5, [2]);
                    chat.Send(text);
                    if (chat.Last.WantsStanding is not null) return false;
                }
            }

            return true;
        }).Holds(cases: 300);
    }

    private static bool IsBounded(Run run) => run.Frames.Count is > 0 and <= FlowLimits.Depth && run.Path.Count <= FlowLimits.Back && run.Variables.Count <= FlowLimits.Variables && FlowChat.Write(run).Length < 100_000;

    private static string Shown(FlowTurn turn) => string.Join('\n', [turn.IsUnderstood.ToString(), FlowChat.Write(turn.Run), turn.Contact.Subject ?? "", .. turn.Output.Select(Shown), .. turn.Events.Select(one => one.ToString()), .. turn.Trace]);

    private static string Shown(FlowOutput output) => output is FlowOutput.Said said ? $"{said.Text}|{string.Join(';', said.Buttons)}|{said.IsQuestion}" : output.ToString() ?? "";

    /// <summary>Three flows of random steps that lead anywhere, also nowhere, and call one another.</summary>
    private static SampleFlows Flows(Random random) =>
        new(Enumerable.Range(0, 3).Select(flow => SampleFlows.Flow($"t/f{flow}", [.. Enumerable.Range(0, random.Next(1, MostSteps)).Select(place => Step(random, $"s{place}"))]) with { IsPrivate = random.Next(4) == 0 }));

    private static Step Step(Random random, string id)
    {
        Step step = random.Next(15) switch
        {
            0 => SampleFlows.Say(id, Text(random)),
            1 or 2 => SampleFlows.Choose(id, ["đỏ", "xanh", "2 bé", "Không có"]) with { Save = Variable(random), Record = random.Next(2) == 0 ? ResultKind.Survey : null, Retries = random.Next(3), Otherwise = Target(random), Timeout = Timeout(random) },
            3 or 4 => SampleFlows.Quiz(id, "đỏ", "xanh", "vàng") with { Points = random.Next(1, 5), CanSkip = random.Next(2) == 0 },
            5 or 6 => SampleFlows.Ask(id, (Expectation)random.Next(1, 8), Variable(random)) with { Min = random.Next(2) == 0 ? 1 : null, Max = 10, Yes = Target(random), No = Target(random), Skip = Target(random), Timeout = Timeout(random) },
            7 => new BranchStep(id, [new BranchArm(Any(random), Target(random) ?? "s0"), new BranchArm(random.Next(2) == 0 ? null : Any(random), "s1")]),
            8 => new SetStep(id, [new Assignment(Variable(random), Any(random)), new Assignment("contact.ward", Any(random))]),
            9 => new CallStep(id, $"t/f{random.Next(4)}"),
            10 => new ContestStep(id, random.Next(2) == 0 ? Variable(random) : null, Any(random)),
            11 => new ReportStep(id, Variable(random), Variable(random)) { Detail = Variable(random) },
            12 => random.Next(2) == 0 ? new SubscribeStep(id, "t/storm") : new UnsubscribeStep(id, null),
            13 => random.Next(2) == 0 ? new HandoffStep(id, null) : new AnswerStep(id, "traffic.helmet"),
            _ => random.Next(3) == 0 ? SampleFlows.End(id, Text(random)) : new GotoStep(id),
        };
        return step with { Next = random.Next(2) == 0 ? Target(random) : null };
    }

    private static string? Target(Random random) => random.Next(3) == 0 ? null : $"s{random.Next(MostSteps + 2)}";

    private static string Variable(Random random) => random.Next(6) == 0 ? $"w{random.Next(200)}" : $"v{random.Next(4)}";

    private static string Text(Random random) => random.Next(5) == 0 ? "" : $"{{v{random.Next(4)}}} {{score}} {{contact.ward}} {{}} {{";

    private static Expression Any(Random random) => Expressions[random.Next(Expressions.Length)];

    private static WaitTimeout? Timeout(Random random) => random.Next(2) == 0 ? null : new WaitTimeout(TimeSpan.FromDays(1), new FlowText("Còn đó không?")) { Next = Target(random) };
}
