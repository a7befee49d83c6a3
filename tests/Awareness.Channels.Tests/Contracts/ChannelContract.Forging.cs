using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>Nobody but the platform is heard, and whoever tries learns nothing.</summary>
public abstract partial class ChannelContract
{
    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_proof_is_forged()
    {
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "xin chào");
        var right = call.Headers[ProofHeader];
        List<Answered> answers = [];
        for (var i = 0; i < right.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var flipped = (char)(right[i] ^ (1 << bit));
                // What HTTP itself refuses never reaches us, and a hexadecimal digit is the same in upper case.
                if (flipped is <= ' ' or > '~' || (ProofCoversBody && char.ToUpperInvariant(flipped) == char.ToUpperInvariant(right[i]))) continue;
                answers.Add(await PostAsync(scene, WithProof(call, $"{right[..i]}{flipped}{right[(i + 1)..]}")));
            }
        }

        AssertForged(scene, answers);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_body_is_forged()
    {
        Assert.SkipUnless(ProofCoversBody, $"the proof of {Channel} does not cover the body");
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "xin chào");
        List<Answered> answers = [];
        for (var i = 0; i < call.Body.Length; i++)
        {
            var body = call.Body.ToArray();
            body[i] ^= (byte)(1 << (i % 8));
            answers.Add(await PostAsync(scene, call with { Body = body }));
        }

        answers.Add(await PostAsync(scene, call with { Body = [.. call.Body, (byte)' '] }));
        answers.Add(await PostAsync(scene, call with { Body = call.Body[..^1] }));
        answers.Add(await PostAsync(scene, call with { Body = [.. "\uFEFF"u8, .. call.Body] }));
        AssertForged(scene, answers);
    }

    [Fact]
    public async Task Json_that_means_the_same_and_was_written_anew_is_forged()
    {
        Assert.SkipUnless(ProofCoversBody, $"the proof of {Channel} does not cover the body");
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "Đuối nước thì sơ cứu thế nào ạ?");
        var json = JsonNode.Parse(call.Body) ?? throw new InvalidOperationException("The body is JSON.");
        List<byte[]> written =
        [
            Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })),
            Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default })),
            Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { WriteIndented = true })),
        ];
        List<Answered> answers = [];
        foreach (var body in written.Where(body => !body.AsSpan().SequenceEqual(call.Body))) answers.Add(await PostAsync(scene, call with { Body = body }));
        Assert.InRange(answers.Count, 2, 3);
        AssertForged(scene, answers);
        Assert.Equal(200, await scene.PostAsync(call));
        Assert.Equal("Đuối nước thì sơ cứu thế nào ạ?", Assert.Single(Inbound(scene)).Text);
    }

    [Fact]
    public async Task A_proof_that_is_missing_empty_doubled_cut_or_of_another_kind_is_forged()
    {
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "xin chào");
        var right = call.Headers[ProofHeader];
        List<Answered> answers = [await PostAsync(scene, WithProofs(call)), await PostAsync(scene, WithProofs(call, right, right))];
        foreach (var wrong in WrongProofs(right)) answers.Add(await PostAsync(scene, WithProof(call, wrong)));
        AssertForged(scene, answers);
    }

    [Fact]
    public async Task Secrets_that_are_empty_retired_or_somebody_elses_prove_nothing()
    {
        await using var scene = await OpenAsync();
        List<Answered> answers = [];
        foreach (var secret in new[] { "", " ", RetiredSecret, Secret[..^1], $"{Secret}x", Secret.ToUpperInvariant(), new string('0', Secret.Length) })
        {
            await using var stranger = CreatePlatform(secret);
            answers.Add(await PostAsync(scene, stranger.Said(Person, "xin chào")));
        }

        AssertForged(scene, answers);
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_prove_who_calls()
    {
        await using var scene = await OpenAsync();
        await using var before = CreatePlatform(PreviousSecret);
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        Assert.Equal(200, await before.PostAsync(scene.Service.Address, before.Said($"{Person}9", "xin chào"), Cancelled));
        Assert.Equal(2, scene.Service.Store.Conversations.Count);
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_of_a_person_gets_into_the_log()
    {
        const string Canary = "chimhoangyen 0912345678";
        using var log = new LogLines();
        await using var scene = await OpenAsync(log: log);
        var call = scene.Platform.Said(Person, Canary);
        scene.Platform.Fail(new Fault.Status(500), new Fault.ResetAfter());
        if (!StatusAloneMeansTaken) scene.Platform.Fail(new Fault.Garbage());
        scene.Platform.Fail(new Fault.Error(BlockedCode));
        Assert.Equal(200, await scene.PostAsync(call));
        await Eventually.True(() => scene.Service.Store.Outcomes.Any(outcome => outcome.Outcome == "dead"));
        await PostAsync(scene, WithProof(call, $"{Canary}{RetiredSecret}"));
        await PostAsync(scene, call with { Path = $"{call.Path}/{Uri.EscapeDataString(RetiredSecret)}" });
        await scene.PostAsync(scene.Platform.Signed(Encoding.UTF8.GetBytes($"{{\"message\":\"{Canary}\",")));
        scene.Service.Store.Failure = new TimeoutException();
        Assert.Equal(503, await scene.PostAsync(scene.Platform.Said(Person, Canary)));
        scene.Service.Store.Failure = null;

        Assert.Contains(log.All, line => line.Contains("is given up", StringComparison.Ordinal));
        Assert.Contains(log.All, line => line.Contains("not signed", StringComparison.Ordinal));
        string[] canaries = [Secret, PreviousSecret, "chimhoangyen", "0912345678", Person, .. Credentials];
        foreach (var canary in canaries)
            Assert.DoesNotContain(log.All, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
        Assert.All(scene.Service.Store.Outcomes, outcome => Assert.DoesNotContain(canaries, canary => outcome.Detail?.Contains(canary, StringComparison.OrdinalIgnoreCase) ?? false));
        Assert.All(scene.Platform.Calls, recorded => Assert.DoesNotContain(Credentials, canary => recorded.Target.Contains(canary, StringComparison.Ordinal) || recorded.Headers.Values.Any(value => value.Contains(canary, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_flood_of_forged_calls_is_a_line_a_minute_with_a_count()
    {
        var time = new ManualTime();
        using var log = new LogLines();
        await using var scene = await OpenAsync(time, log);
        var forged = WithProof(scene.Platform.Said(Person, "xin chào"), RetiredSecret);
        for (var i = 0; i < 50; i++) Assert.Equal(401, await scene.PostAsync(forged));
        Assert.Single(Lines());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, await scene.PostAsync(forged));
        Assert.Contains("50", Lines()[1], StringComparison.Ordinal);

        List<string> Lines() => [.. log.All.Where(line => line.Contains("not signed", StringComparison.Ordinal))];
    }

    /// <summary>Proofs that look like one; <paramref name="right"/> is the right one.</summary>
    protected virtual IEnumerable<string> WrongProofs(string right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return ["", " ", right[..^1], right[1..], $"{right}0", $"{right} {right}", $"{right},{right}", new string('0', right.Length), $"sha1={right}", new string('a', 5_000)];
    }

    private static WebhookCall WithProofs(WebhookCall call, params string[] proofs) => call with { Path = call.Path, Headers = new ProofHeaders(call.Headers, proofs) };

    private WebhookCall WithProof(WebhookCall call, string proof) =>
        call with { Headers = new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase) { [ProofHeader] = proof } };

    private void AssertForged(Scene scene, IReadOnlyCollection<Answered> answers)
    {
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct(StringComparer.Ordinal));
        Assert.Empty(scene.Service.Store.Conversations);
    }

    /// <summary>Writes the call by hand, so that a header can stand twice, or hold what no client would send.</summary>
    private async Task<Answered> PostAsync(Scene scene, WebhookCall call)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, scene.Service.Address.Port, Cancelled);
        var stream = client.GetStream();
        var lines = new StringBuilder();
        lines.Append($"POST {call.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {call.Body.Length}\r\n");
        if (call.Headers is ProofHeaders several) several.Write(lines, ProofHeader);
        else foreach (var (name, value) in call.Headers) lines.Append($"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(lines.Append("\r\n").ToString()), Cancelled);
        await stream.WriteAsync(call.Body, Cancelled);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(Cancelled);
        var body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new Answered(int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), provider: null), body < 0 ? "" : answer[(body + 4)..]);
    }

    /// <summary>What the service answered.</summary>
    private sealed record Answered(int Status, string Body);

    /// <summary>The headers of a call with any number of proofs.</summary>
    private sealed class ProofHeaders(IReadOnlyDictionary<string, string> others, IReadOnlyList<string> proofs) : Dictionary<string, string>(others, StringComparer.OrdinalIgnoreCase)
    {
        public void Write(StringBuilder lines, string proofHeader)
        {
            foreach (var (name, value) in this.Where(header => !header.Key.Equals(proofHeader, StringComparison.OrdinalIgnoreCase))) lines.Append($"{name}: {value}\r\n");
            foreach (var proof in proofs) lines.Append($"{proofHeader}: {proof}\r\n");
        }
    }
}
