using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Tests.Wire;

public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("""{"a":"\u0000"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\ude00 x"}""", """{"a":"\ufffd x"}""")]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", """{"a":"\ufffd\ud83d\ude00"}""")]
    [InlineData("""{"\u0000":"\\u0000"}""", """{"\ufffd":"\\u0000"}""")]
    [InlineData("""{"a":"\\\u0000"}""", """{"a":"\\\ufffd"}""")]
    [InlineData("""{"a":"\n\u1ea1\/"}""", """{"a":"\n\u1ea1\/"}""")]
    [InlineData("""{"a":"\u00""", """{"a":"\u00""")]
    [InlineData("\\", "\\")]
    public void What_no_store_can_hold_is_mended(string sent, string kept)
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        Assert.True(RequestBody.TryMend(bytes));
        Assert.Equal(kept, Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        Assert.False(RequestBody.TryMend([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']));
        Assert.False(RequestBody.TryMend([(byte)'"', 0xFF, (byte)'"']));
    }

    [Fact]
    public void Whatever_escapes_a_string_holds_it_can_be_read_and_written_again()
    {
        string[] pieces = ["\\u0000", "\\ud83d", "\\ude00", "\\\\", "\\\"", "u", "đ", "\\uD800", "\\n"];
        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes($$$"""{"type":"message","text":"{{{text}}}","x":{"k{{{text}}}":"{{{text}}}"} }""");
            Assert.True(WireActivity.Read(bytes).IsGood(out var activity, out _), text);
            var json = JsonSerializer.Serialize(activity, ActivityJson.Default.Activity);
            Assert.DoesNotContain("\\u0000", json.Replace("\\\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(RequestBody.Cap)]
    public async Task What_a_caller_announces_takes_no_memory_before_it_comes(int announced)
    {
        var stream = new Trickle(announced);
        var context = new DefaultHttpContext { Request = { Body = stream, ContentLength = announced } };
        var read = await RequestBody.ReadRawAsync(context.Request, TestContext.Current.CancellationToken);
        Assert.True(read.IsGood(out var body, out _));
        Assert.Equal(announced, body.Length);
        Assert.InRange(stream.Offered[0], 1, 8 * 1024);
        // Room is made as bytes come, not as they are announced.
        Assert.All(stream.Offered.Select((offered, i) => (offered, come: i * Trickle.Piece)), at => Assert.InRange(at.offered, 1, Math.Max(8 * 1024, 2 * at.come)));
    }

    [Fact]
    public async Task A_body_is_read_whole_up_to_the_cap_and_refused_beyond_it()
    {
        foreach (var (length, cap, isGood) in new[] { (0, 100, true), (99, 100, true), (100, 100, true), (101, 100, false), (RequestBody.Cap, RequestBody.Cap, true), (RequestBody.Cap + 1, RequestBody.Cap, false) })
        {
            foreach (var isAnnounced in new[] { true, false })
            {
                var bytes = Encoding.ASCII.GetBytes(new string('a', length));
                var context = new DefaultHttpContext { Request = { Body = new MemoryStream(bytes), ContentLength = isAnnounced ? length : null } };
                var read = await RequestBody.ReadAsync(context.Request, cap, TestContext.Current.CancellationToken);
                Assert.Equal(isGood, read.IsGood(out var body, out var error));
                if (isGood) Assert.Equal(bytes, body);
                else Assert.Equal((413, true), (error?.Status, error?.Message.Contains($"{cap}", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task A_caller_who_breaks_off_is_told_of_a_body_that_is_not_whole()
    {
        var context = new DefaultHttpContext { Request = { Body = new BrokenOff() } };
        var read = await RequestBody.ReadRawAsync(context.Request, TestContext.Current.CancellationToken);
        Assert.False(read.IsGood(out _, out var error));
        Assert.Equal(400, error?.Status);
    }

    [Theory]
    [InlineData("/api/messages")]
    [InlineData("/webhooks/telegram")]
    public async Task Callers_who_break_off_write_no_warnings(string path)
    {
        using var log = new LogLines();
        await using var service = await ServiceUnderTest.StartAsync(new ServiceParts
        {
            Settings = [("Telegram:Token", "1:token"), ("Telegram:Secret", "secret-of-the-webhook")],
            Add = services => services.AddTelegram(),
            Map = endpoints => endpoints.MapTelegram(),
            Log = log,
        });
        for (var i = 0; i < 5; i++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, service.Address.Port, TestContext.Current.CancellationToken);
            var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"type\":";
            await socket.SendAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            await Eventually.True(() => log.All.Count(line => line.Contains("Request starting", StringComparison.Ordinal)) > i);
            socket.Close(timeout: 0);
            await Eventually.True(() => log.All.Count(line => line.Contains("Request finished", StringComparison.Ordinal)) > i);
        }

        Assert.Equal("", string.Join("\n", log.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))));
    }

    private sealed class BrokenOff : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new ConnectionResetException("The client reset the connection.");
    }

    /// <summary>A body that comes in small pieces, and sees how much room each read offers.</summary>
    private sealed class Trickle(int length) : MemoryStream(new byte[length])
    {
        public const int Piece = 500;

        public List<int> Offered { get; } = [];

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Offered.Add(buffer.Length);
            return base.ReadAsync(buffer[..Math.Min(Piece, buffer.Length)], cancellationToken);
        }
    }
}
