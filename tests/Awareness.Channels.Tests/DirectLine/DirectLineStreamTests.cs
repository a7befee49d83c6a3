using System.Net;
using System.Net.WebSockets;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.DirectLine;

public sealed class DirectLineStreamTests : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private ServiceUnderTest service = null!;

    public async ValueTask InitializeAsync() => service = await ServiceUnderTest.StartAsync(time, ("DirectLine:MaxSockets", "3"));

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task The_socket_brings_the_greeting_and_then_the_persons_words_before_the_answer()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        var greeting = Assert.Single(await socket.ActivitiesAsync(1));
        Assert.StartsWith("Chào bạn", (string?)greeting["text"], StringComparison.Ordinal);

        for (var i = 0; i < 5; i++)
        {
            var id = await page.SayAsync($"xin chào {i}", $"client{i}");
            var turn = await socket.ActivitiesAsync(2);
            Assert.Equal(id, (string?)turn[0]["id"]);
            Assert.Equal($"client{i}", (string?)turn[0]["channelData"]!["clientActivityID"]);
            Assert.Equal(id, (string?)turn[1]["replyToId"]);
            Assert.Equal(id, (string?)turn[1]["replyToId"]);
        }

        Assert.Equal("12", socket.Watermark);
    }

    [Fact]
    public async Task What_is_said_unasked_reaches_an_open_page()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        service.Store.Say(new("directline", page.Conversation), new Activity { Type = "message", Text = "Bão số 9: gọi 115!", From = new ChannelAccount { Role = "bot" } });
        Assert.Contains("[115](tel:115)", (string?)(await socket.ActivitiesAsync(1))[0]["text"], StringComparison.Ordinal);
        await Eventually.True(() => service.Store.Pending == 0);
    }

    [Fact]
    public async Task After_a_broken_connection_nothing_is_missing_and_nothing_comes_twice()
    {
        var page = await Page.StartAsync(service);
        using (var socket = await page.ConnectAsync())
        {
            await socket.ActivitiesAsync(1);
            await page.SayAsync("một");
            await socket.ActivitiesAsync(2);
            socket.Abort();
            await page.SayAsync("hai");
            await page.SayAsync("ba");
            await page.ReconnectAsync(socket.Watermark);
        }

        using var again = await page.ConnectAsync();
        await page.SayAsync("bốn");
        var texts = (await again.ActivitiesAsync(6)).Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => (string?)activity["text"]);
        Assert.Equal(["hai", "ba", "bốn"], texts);
    }

    [Fact]
    public async Task A_page_that_lost_its_watermark_gets_the_whole_conversation()
    {
        var page = await Page.StartAsync(service);
        for (var i = 0; i < 60; i++) await page.SayAsync($"{i}");
        await page.ReconnectAsync(watermark: null);
        using var socket = await page.ConnectAsync();
        var activities = await socket.ActivitiesAsync(121);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i}"), activities.Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task A_newer_socket_of_a_conversation_closes_the_older()
    {
        var page = await Page.StartAsync(service);
        using var older = await page.ConnectAsync();
        await older.ActivitiesAsync(1);
        using var newer = await page.ConnectAsync();
        await newer.ActivitiesAsync(1);
        Assert.Null(await older.FrameAsync());
        Assert.Equal("collision", older.CloseReason);

        await older.LeaveAsync();
        await page.SayAsync("xin chào");
        await newer.ActivitiesAsync(2);
    }

    [Fact]
    public async Task A_silent_socket_shows_that_it_is_alive()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        await socket.SayAsync("");
        var (frame, start) = (socket.FrameAsync(), time.GetUtcNow());
        Assert.Equal("", await Eventually.DoneAsTimePasses(time, frame));
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(15));

        await page.SayAsync("xin chào");
        await socket.ActivitiesAsync(2);
    }

    [Fact]
    public async Task What_another_process_committed_is_found_without_a_wake()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        service.Store.AppendSilently(new("directline", page.Conversation), new Activity { Type = "message", Text = "x" });
        await Eventually.DoneAsTimePasses(time, socket.ActivitiesAsync(1));
    }

    [Fact]
    public async Task The_address_of_a_socket_is_good_for_a_minute_and_for_its_conversation_only()
    {
        var (page, other) = (await Page.StartAsync(service), await Page.StartAsync(service));
        await AssertRefusedAsync(page.StreamUrl.Replace(page.Conversation, other.Conversation, StringComparison.Ordinal), HttpStatusCode.Forbidden);
        await AssertRefusedAsync(page.StreamUrl + "x", HttpStatusCode.Unauthorized);
        await AssertRefusedAsync(page.StreamUrl[..page.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)], HttpStatusCode.Unauthorized);
        await AssertRefusedAsync($"{page.StreamUrl[..page.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)]}&t={page.Token}", HttpStatusCode.Unauthorized);
        await AssertRefusedAsync(page.StreamUrl, HttpStatusCode.Forbidden, origin: "https://evil.example");
        time.Advance(TimeSpan.FromSeconds(61));
        await AssertRefusedAsync(page.StreamUrl, HttpStatusCode.Forbidden);
        await page.ReconnectAsync("0");
        using var socket = await page.ConnectAsync(origin: $"http://{service.Address.Authority}");
    }

    [Fact]
    public async Task A_socket_address_without_a_socket_is_400()
    {
        var page = await Page.StartAsync(service);
        using var response = await service.Http.GetAsync(new Uri(page.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task There_is_room_for_so_many_sockets_and_polling_goes_on_without()
    {
        List<PageSocket> sockets = [];
        for (var i = 0; i < 3; i++) sockets.Add(await (await Page.StartAsync(service)).ConnectAsync());
        var page = await Page.StartAsync(service);
        await AssertRefusedAsync(page.StreamUrl, HttpStatusCode.ServiceUnavailable);
        Assert.Single((await page.PollAsync())["activities"]!.AsArray());

        await sockets[0].LeaveAsync();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                sockets.Add(await page.ConnectAsync());
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });
        sockets.ForEach(open => open.Dispose());
    }

    [Fact]
    public async Task One_network_address_has_its_share_of_sockets_and_leaves_the_others_theirs()
    {
        await using var shared = await ServiceUnderTest.StartAsync(("DirectLine:MaxSockets", "100"), ("DirectLine:MaxSocketsPerAddress", "2"), ("Inbound:TrustedProxies:0", "127.0.0.1"));
        List<(Page Page, PageSocket Socket)> open = [];
        for (var i = 0; i < 2; i++)
        {
            var page = await Page.StartAsync(shared);
            open.Add((page, await page.ConnectAsync(from: "203.0.113.7")));
        }

        var third = await Page.StartAsync(shared);
        await AssertRefusedAsync(third.StreamUrl, HttpStatusCode.ServiceUnavailable, from: "203.0.113.7");
        using var elsewhere = await third.ConnectAsync(from: "203.0.113.8");
        await elsewhere.ActivitiesAsync(1);

        // A newer socket of a conversation takes the place of the older, and who leaves makes room.
        using var newer = await open[0].Page.ConnectAsync(from: "203.0.113.7");
        await newer.ActivitiesAsync(1);
        await open[1].Socket.LeaveAsync();
        var fourth = await Page.StartAsync(shared);
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                using var socket = await fourth.ConnectAsync(from: "203.0.113.7");
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });
        open.ForEach(one => one.Socket.Dispose());
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_closes_the_socket_and_the_page_reads_on_later()
    {
        var page = await Page.StartAsync(service);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        service.Store.Failure = new TimeoutException();
        Assert.Null(await Eventually.DoneAsTimePasses(time, socket.FrameAsync()));
        Assert.Equal(WebSocketCloseStatus.InternalServerError, socket.CloseStatus);
        service.Store.Failure = null;
        await page.ReconnectAsync(socket.Watermark);
        using var again = await page.ConnectAsync();
        await page.SayAsync("xin chào");
        await again.ActivitiesAsync(2);
    }

    [Fact]
    public async Task A_service_that_stops_says_so_on_every_socket_and_does_not_wait()
    {
        var stopping = await ServiceUnderTest.StartAsync();
        var page = await Page.StartAsync(stopping);
        using var socket = await page.ConnectAsync();
        await socket.ActivitiesAsync(1);
        var frame = socket.FrameAsync();
        await stopping.DisposeAsync();
        Assert.Null(await frame);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }

    private static async Task AssertRefusedAsync(string address, HttpStatusCode status, string? origin = null, string? from = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (from is not null) socket.Options.SetRequestHeader("X-Forwarded-For", from);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(address), TestContext.Current.CancellationToken));
        Assert.Equal(status, socket.HttpStatusCode);
    }
}
