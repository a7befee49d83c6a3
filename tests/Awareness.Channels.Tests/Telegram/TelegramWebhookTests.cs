using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Telegram;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Telegram;

/// <summary>What Telegram's updates become.</summary>
public sealed class TelegramWebhookTests : IAsyncDisposable
{
    private const string An = TelegramScene.An;

    private readonly TelegramWebhook webhook = new(Options.Create(new TelegramOptions { Token = TelegramScene.Token, Secret = TelegramScene.Secret }));
    private readonly TelegramSandbox telegram = new(TelegramScene.Token, TelegramScene.Secret);

    [Fact]
    public void A_message_goes_by_its_own_number_and_by_the_persons()
    {
        var inbound = Single(telegram.Update("message", telegram.Message(An, ("message_id", 4711), ("text", "xin chào"))));
        Assert.Equal(("4711", "message", "xin chào"), (inbound.Activity.Id, inbound.Activity.Type, inbound.Activity.Text));
        Assert.Equal((An, An, true), (inbound.Conversation.Id, inbound.Contact.Id, inbound.UseOutbox));
        Assert.Equal("8123456789", inbound.Activity.Recipient?.Id);
        Assert.Null(inbound.Reference);
    }

    [Fact]
    public void Numbers_beyond_what_a_double_holds_stay_who_they_are()
    {
        var inbound = Single(telegram.Said("9007199254740993", "xin chào"));
        Assert.Equal("9007199254740993", inbound.Contact.Id);
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("/start truong-thcs-9")]
    public void The_button_of_an_empty_chat_greets(string text)
    {
        var inbound = Single(telegram.Said(An, text));
        Assert.Equal(ActivityTypes.ConversationUpdate, inbound.Activity.Type);
        Assert.Equal(An, Assert.Single(inbound.Activity.MembersAdded ?? []).Id);
        Assert.Null(inbound.Activity.Text);
    }

    [Theory]
    [InlineData("/starten")]
    [InlineData("/help")]
    [InlineData("start")]
    public void Other_commands_are_words(string text) => Assert.Equal(text, Single(telegram.Said(An, text)).Activity.Text);

    [Theory]
    [InlineData("photo", "image/*")]
    [InlineData("sticker", "image/*")]
    [InlineData("video", "video/*")]
    [InlineData("video_note", "video/*")]
    [InlineData("animation", "video/*")]
    [InlineData("voice", "audio/*")]
    [InlineData("audio", "audio/*")]
    [InlineData("document", "application/octet-stream")]
    public void Of_a_file_its_kind_is_told_and_nothing_else(string field, string contentType)
    {
        var inbound = Single(telegram.Update("message", telegram.Message(An, (field, new JsonObject { ["file_id"] = "AgAC", ["file_name"] = "chimhoangyen.pdf" }))));
        var attachment = Assert.Single(inbound.Activity.Attachments ?? []);
        Assert.Equal(new Attachment { ContentType = contentType }, attachment);
        Assert.Null(inbound.Activity.Text);
    }

    [Fact]
    public void Words_below_a_picture_are_words()
    {
        var inbound = Single(telegram.Update("message", telegram.Message(An, ("photo", new JsonArray()), ("caption", "cái này là gì?"))));
        Assert.Equal("cái này là gì?", inbound.Activity.Text);
        Assert.NotNull(inbound.Activity.Attachments);
    }

    [Fact]
    public void A_place_of_somewhere_is_told_as_somewhere()
    {
        var venue = telegram.Message(An, ("venue", new JsonObject { ["title"] = "Bãi tắm" }), ("location", new JsonObject { ["latitude"] = -20.5, ["longitude"] = 107 }));
        Assert.Equal("vị trí: -20.50000, 107.00000", Single(telegram.Update("message", venue)).Activity.Text);
    }

    [Fact]
    public void Names_and_the_payload_are_dropped()
    {
        var inbound = Single(telegram.Said(An, "xin chào"));
        var json = JsonSerializer.Serialize(inbound.Activity, ActivityJson.Default.Activity);
        Assert.DoesNotContain("An\"", json, StringComparison.Ordinal);
        Assert.Null(inbound.Activity.ChannelData);
        Assert.Null(inbound.Activity.Extensions);
    }

    [Fact]
    public void Who_blocks_the_bot_leaves_and_who_unblocks_it_does_nothing_yet()
    {
        Assert.Equal(An, Assert.Single(Single(telegram.Left(An)!).Activity.MembersRemoved ?? []).Id);
        var back = telegram.Update("my_chat_member", new JsonObject
        {
            ["chat"] = new JsonObject { ["id"] = 700012345, ["type"] = "private" },
            ["from"] = new JsonObject { ["id"] = 700012345 },
            ["new_chat_member"] = new JsonObject { ["status"] = "member" },
        });
        Assert.Empty(Read(back).Activities);
    }

    [Fact]
    public async Task A_press_is_taken_even_when_it_comes_twice()
    {
        await using var scene = await TelegramScene.StartAsync();
        Assert.IsType<Awareness.Delivery.SendResult.Sent>(await scene.SendAsync(An, PlatformScene<TelegramSandbox>.Message("Chọn:", "Xem thêm")));
        var press = scene.Platform.Pressed(An, scene.Phone[0].Buttons[0])!;
        Assert.Equal(200, await scene.PostAsync(press));
        Assert.Equal(200, await scene.PostAsync(press));
        Assert.Equal("Xem thêm", Assert.Single(scene.Heard(An)).Text);
        Assert.Equal(2, scene.Platform.PressesTaken.Count);
        Assert.Single(scene.Platform.PressesTaken.Distinct());
    }

    [Fact]
    public async Task A_press_that_cannot_be_stored_is_not_called_taken()
    {
        await using var scene = await TelegramScene.StartAsync();
        scene.Service.Store.Failure = new TimeoutException();
        Assert.Equal(503, await scene.PostAsync(Press("Xem thêm")));
        Assert.Empty(scene.Platform.PressesTaken);
    }

    [Fact]
    public void A_press_below_a_message_too_old_to_be_told_says_what_fits_in_it()
    {
        Assert.Equal("Xem thêm", Single(telegram.PressedLongAfter(An, new PhoneButton("Xem thêm", "Xem thêm"))).Activity.Text);
        Assert.Null(Single(telegram.PressedLongAfter(An, new PhoneButton("…", "#3"))).Activity.Text);
    }

    [Theory]
    [InlineData("#99")]
    [InlineData("#-1")]
    [InlineData("#")]
    [InlineData("#99999999999999")]
    public void A_made_up_press_has_no_words(string data) => Assert.Null(Single(Press(data)).Activity.Text);

    [Fact]
    public void A_press_in_a_group_is_taken_and_nothing_follows()
    {
        var reading = Read(telegram.Update("callback_query", new JsonObject
        {
            ["id"] = "5",
            ["from"] = new JsonObject { ["id"] = 700012345 },
            ["data"] = "Xem thêm",
            ["message"] = new JsonObject { ["message_id"] = 7, ["chat"] = new JsonObject { ["id"] = -100, ["type"] = "group" } },
        }));
        Assert.Empty(reading.Activities);
        Assert.Equal("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"5\"}", Encoding.UTF8.GetString(reading.Answer ?? []));
    }

    [Fact]
    public void Events_without_a_number_are_left_alone_for_they_could_come_twice()
    {
        var message = telegram.Message(An, ("text", "xin chào"));
        message.Remove("message_id");
        Assert.Empty(Read(telegram.Update("message", message)).Activities);
    }

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    private WebhookCall Press(string data) => telegram.Update("callback_query", new JsonObject
    {
        ["id"] = "5",
        ["from"] = new JsonObject { ["id"] = 700012345 },
        ["data"] = data,
        ["message"] = telegram.Message(An, ("reply_markup", new JsonObject { ["inline_keyboard"] = new JsonArray(new JsonArray(new JsonObject { ["text"] = "Một" }), null, new JsonArray((JsonNode?)null)) })),
    });

    private InboundActivity Single(WebhookCall call) => Assert.Single(Read(call).Activities);

    private WebhookReading.Accepted Read(WebhookCall call)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in call.Headers) headers[name] = value;
        return Assert.IsType<WebhookReading.Accepted>(webhook.Read(headers, call.Body));
    }
}
