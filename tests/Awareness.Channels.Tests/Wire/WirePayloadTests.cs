using System.Text;
using Awareness.Channels.Telegram;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Tests.Wire;

/// <summary>Platforms' JSON is read without harm, whatever it is.</summary>
public sealed class WirePayloadTests
{
    [Theory]
    [InlineData("""{"update_id":12}""", "12")]
    [InlineData("""{"update_id":"12"}""", "12")]
    [InlineData("""{"update_id":-9223372036854775809123}""", "-9223372036854775809123")]
    [InlineData("""{"update_id":null}""", null)]
    [InlineData("{}", null)]
    public void An_id_is_text_however_it_is_written(string json, string? id)
    {
        Assert.True(Read(json).IsGood(out var update, out _));
        Assert.Equal(id, update.UpdateId);
    }

    [Theory]
    [InlineData("""{"update_id":1.5}""")]
    [InlineData("""{"update_id":1e5}""")]
    [InlineData("""{"update_id":true}""")]
    [InlineData("""{"update_id":{}}""")]
    [InlineData("""{"message":"chimhoangyen"}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_not_documented_is_refused_without_repeating_it(string json)
    {
        Assert.False(Read(json).IsGood(out _, out var error));
        Assert.Equal(400, error.Status);
        Assert.DoesNotContain("chimhoangyen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_and_a_nul_are_mended()
    {
        Assert.True(Read("""{"message":{"text":"a\ud83db\u0000c"}}""").IsGood(out var update, out _));
        Assert.Equal("a\uFFFDb\uFFFDc", update.Message?.Text);
    }

    [Fact]
    public void Nothing_is_read_from_an_answer_that_did_not_come()
    {
        Assert.Null(WirePayload.TryRead(body: null, BotApiJson.Default.BotApiAnswer));
        Assert.Null(WirePayload.TryRead([0xC3, 0x28], BotApiJson.Default.BotApiAnswer));
    }

    private static Checked<TelegramUpdate> Read(string json) => WirePayload.Read(Encoding.UTF8.GetBytes(json), TelegramJson.Default.TelegramUpdate);
}
