using System.Text;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>What people do reaches the engine once, in order, and nothing else does.</summary>
public abstract partial class ChannelContract
{
    [Fact]
    public async Task What_a_person_writes_is_answered_on_their_phone()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Phone.Count == 1);
        Assert.Equal(Person, scene.Phone[0].Person);
        Assert.StartsWith(TestKnowledge.Greeting, scene.Phone[0].Text, StringComparison.Ordinal);
        var heard = Assert.Single(Inbound(scene));
        Assert.Equal(("xin chào", Channel, Person), (heard.Text, heard.ChannelId, heard.Conversation?.Id));
        Assert.Equal("bot", heard.Recipient?.Role);
        Assert.Null(heard.From?.Name);
        Assert.Equal(Person, Assert.Single(scene.Service.Store.Conversations).ContactId);
    }

    [Theory]
    [InlineData("Đường nào ngập? 🚑👨‍👩‍👧‍👦 \"ngoặc\" \\ <b>&amp;</b> \u0001\t\n…")]
    [InlineData("Tiếng Việt rời dấu: hòa, hoà")]
    public async Task Every_letter_arrives_as_it_was_written(string text)
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, text)));
        Assert.Equal(text, Assert.Single(Inbound(scene)).Text);
    }

    [Fact]
    public async Task The_same_event_twice_has_one_effect_one_after_the_other_and_at_once()
    {
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "xin chào");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.PostAsync(call)));
        Assert.Equal(200, await scene.PostAsync(call));
        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.Equal(1, Heard(scene));
        await Eventually.True(() => scene.Phone.Count == 1 && scene.Service.Store.Pending == 0);
        Assert.Single(scene.Phone);
    }

    [Fact]
    public async Task Events_in_the_wrong_order_are_both_answered()
    {
        await using var scene = await OpenAsync();
        var (first, second) = (scene.Platform.Said(Person, "xin chào"), scene.Platform.Said(Person, "sơ cứu người đuối nước thế nào"));
        Assert.Equal(200, await scene.PostAsync(second));
        Assert.Equal(200, await scene.PostAsync(first));
        Assert.Equal(["sơ cứu người đuối nước thế nào", "xin chào"], Inbound(scene).Select(activity => activity.Text));
        await Eventually.True(() => scene.Service.Store.Pending == 0);
        Assert.Contains(scene.Phone, message => message.Text.StartsWith(TestKnowledge.Greeting, StringComparison.Ordinal));
        Assert.Contains(scene.Phone, message => message.Text.Contains("Đặt nằm ngửa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_webhooks_at_once_of_one_new_person_make_one_contact_and_one_conversation()
    {
        await using var scene = await OpenAsync();
        var calls = Enumerable.Range(1, 10).Select(number => scene.Platform.Said(Person, $"xin chào {number}")).ToList();
        Assert.All(await Task.WhenAll(calls.Select(scene.PostAsync)), status => Assert.Equal(200, status));
        var conversation = Assert.Single(scene.Service.Store.Conversations);
        Assert.Equal((Key, Person, 10L), (conversation.Key, conversation.ContactId, conversation.Version));
        Assert.Equal(10, Inbound(scene).Select(activity => activity.Text).Distinct().Count());
    }

    [Fact]
    public async Task Two_people_have_two_conversations()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said($"{Person}9", "xin chào")));
        Assert.Equal([Person, $"{Person}9"], scene.Service.Store.Conversations.Select(conversation => conversation.ContactId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged_and_has_its_effect_when_it_comes_again()
    {
        await using var scene = await OpenAsync();
        var call = scene.Platform.Said(Person, "xin chào");
        scene.Service.Store.Failure = new TimeoutException();
        Assert.Equal(503, await scene.PostAsync(call));
        scene.Service.Store.Failure = null;
        Assert.Equal(200, await scene.PostAsync(call));
        Assert.Equal(1, Heard(scene));
    }

    [Fact]
    public async Task Who_opens_the_chat_is_greeted()
    {
        await using var scene = await OpenAsync();
        var call = Offered(scene.Platform.Started(Person), "does not tell who opens the chat");
        Assert.Equal(200, await scene.PostAsync(call));
        Assert.Equal(200, await scene.PostAsync(call));
        await Eventually.True(() => scene.Phone.Count == 1 && scene.Service.Store.Pending == 0);
        Assert.StartsWith(TestKnowledge.Greeting, Assert.Single(scene.Phone).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_is_sent_nothing_more()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(Offered(scene.Platform.Left(Person), "does not tell who leaves")));
        Assert.NotNull(FindContact(scene)?.OptedOutAt);
        Assert.Equal(0, scene.Service.Store.Pending);
        Assert.Empty(scene.Phone);
    }

    [Fact]
    public async Task Who_wants_to_be_forgotten_is()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "dừng nhận tin")));
        Assert.Equal(200, await scene.PostAsync(Offered(scene.Platform.Withdrew(Person), "does not tell who wants to be forgotten")));
        Assert.Null(FindContact(scene));
        Assert.All(scene.Service.Store.Said(Key), activity => Assert.Null(activity.Text));
    }

    [Fact]
    public async Task What_was_said_before_everything_was_erased_has_no_effect_when_it_comes_again()
    {
        await using var scene = await OpenAsync();
        var before = scene.Platform.Said(Person, "nhà em ở ngõ 5");
        Assert.Equal(200, await scene.PostAsync(before));
        var person = new PersonOnChannel(Channel, Person, "bot") { DoneAt = TimeProvider.System.GetUtcNow() };
        if (person.Withdraws("withdrawal") is { } withdrawal) Assert.IsType<TurnResult.Done>(await scene.Service.Services.GetRequiredService<TurnRunner>().RunAsync(withdrawal, Cancelled));
        Assert.DoesNotContain(Inbound(scene), activity => activity.Text is not null);

        Assert.Equal(200, await scene.PostAsync(before));
        Assert.DoesNotContain(Inbound(scene), activity => activity.Text is not null);
        // Who writes again is heard; some platforms tell time in seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancelled);
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        Assert.Equal("xin chào", Assert.Single(Inbound(scene), activity => activity.Text is not null).Text);
    }

    [Fact]
    public async Task A_place_is_told_in_words_and_nothing_more()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(Offered(scene.Platform.Located(Person, 20.950119, 107.0803449), "has no places")));
        var heard = Assert.Single(Inbound(scene));
        Assert.Equal("vị trí: 20.95012, 107.08034", heard.Text);
        Assert.Null(heard.Entities);
        Assert.Null(heard.ChannelData);
    }

    [Fact]
    public async Task A_picture_is_answered_and_neither_fetched_nor_kept()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(200, await scene.PostAsync(Offered(scene.Platform.Pictured(Person), "has no pictures")));
        await Eventually.True(() => scene.Phone.Count == 1);
        var heard = Assert.Single(Inbound(scene));
        Assert.Null(heard.Text);
        Assert.Null(heard.Attachments);
        Assert.Null(heard.ChannelData);
        Assert.Single(scene.Platform.Calls);
    }

    [Fact]
    public async Task Receipts_echoes_groups_and_kinds_of_tomorrow_are_taken_and_nothing_follows()
    {
        await using var scene = await OpenAsync();
        foreach (var call in scene.Platform.Unconcerned(Person))
            Assert.True(await scene.PostAsync(call) == 200, Encoding.UTF8.GetString(call.Body));
        Assert.Empty(scene.Service.Store.Conversations);
        Assert.Empty(scene.Platform.Calls);
    }

    [Fact]
    public async Task A_button_leads_to_the_same_turn_as_its_words()
    {
        Assert.SkipWhen(ChannelLimits.Of(Channel).Buttons == 0, $"{Channel} has no buttons");
        await using var scene = await OpenAsync();
        string[] titles = ["Sơ cứu đuối nước", "Người bị đuối nước còn tỉnh táo thì phải làm gì trước tiên?", "#1", "2"];
        // Some platforms let us write only to people who wrote before.
        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, "xin chào")));
        await Eventually.True(() => scene.Service.Store.Pending == 0);
        var before = scene.Phone.Count;
        scene.Service.Store.Say(Key, Message("Bạn muốn biết gì?", titles));
        await Eventually.True(() => scene.Phone.Count == before + 1);
        var buttons = scene.Phone[^1].Buttons;
        Assert.Equal(titles.Length, buttons.Count);

        var pressed = await Task.WhenAll(buttons.Select(button => scene.Platform.PressAsync(scene.Service.Address, Person, button, Cancelled)));
        Assert.All(pressed, status => Assert.Equal(200, status));
        Assert.Equal(titles.Order(StringComparer.Ordinal), Inbound(scene).Select(activity => activity.Text).Where(text => text != "xin chào").Order(StringComparer.Ordinal));

        Assert.Equal(200, await scene.PostAsync(scene.Platform.Said(Person, titles[0])));
        var said = scene.Service.Store.Said(Key);
        var answers = Inbound(scene).Where(activity => activity.Text == titles[0]).Select(activity => said.Single(reply => reply.ReplyToId == activity.Id).Text).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_body_beyond_the_cap_is_refused_before_it_is_read()
    {
        await using var scene = await OpenAsync();
        Assert.Equal(413, await scene.PostAsync(scene.Platform.Signed(new byte[RequestBody.Cap + 1])));
    }

    [Fact]
    public async Task Json_nested_too_deep_is_refused()
    {
        await using var scene = await OpenAsync();
        var nested = $"{{\"x\":{new string('[', 40)}{new string(']', 40)}}}";
        Assert.Equal(UnreadableStatus, await scene.PostAsync(scene.Platform.Signed(Encoding.UTF8.GetBytes(nested))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{}{}")]
    [InlineData("{\"message\":5,\"entry\":5,\"result\":5,\"event_name\":5,\"sender\":5}")]
    [InlineData("{\"message\":null,\"entry\":null,\"result\":null,\"event_name\":null,\"sender\":null}")]
    [InlineData("{\"message\":[],\"entry\":[null],\"result\":[],\"event_name\":[],\"sender\":[]}")]
    [InlineData("{\"message\":{},\"entry\":[{}],\"result\":{},\"event_name\":\"\",\"sender\":{},\"object\":\"page\"}")]
    [InlineData("{\"x\":\"\\ud800\"}")]
    public async Task Whatever_is_signed_the_service_answers_calmly(string body)
    {
        await using var scene = await OpenAsync();
        Assert.Contains(await scene.PostAsync(scene.Platform.Signed(Encoding.UTF8.GetBytes(body))), new[] { 200, 400, UnreadableStatus });
        Assert.Contains(await scene.PostAsync(scene.Platform.Signed([.. Encoding.UTF8.GetBytes(body), 0xC3, 0x28])), new[] { 400, UnreadableStatus });
        Assert.Empty(scene.Service.Store.Conversations);
    }

    private WebhookCall Offered(WebhookCall? call, string reason)
    {
        Assert.SkipWhen(call is null, $"{Channel} {reason}");
        return call;
    }
}
