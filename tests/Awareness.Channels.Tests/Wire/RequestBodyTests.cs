using System.Text;
using System.Text.Json;
using Awareness.Channels.Wire;

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
}
