using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.App.Hosting;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Awareness.App.Tests.Hosting;

/// <summary>SIGTERM under load: what is under way ends, what is new is turned away, and the exit is clean.</summary>
public sealed class ShutdownTests
{
    private const int People = 8;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(25);
    private readonly ConcurrentDictionary<(string Conversation, string Id), bool> acknowledged = new();

    [Fact]
    public async Task SIGTERM_under_load_loses_no_acknowledged_message_and_exits_cleanly()
    {
        // Longer than a careless host waits for its work: the sends under way at SIGTERM must end by themselves.
        await using var connector = await Connector.StartAsync(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            return 201;
        });
        await using var service = await ServiceProcess.StartAsync();
        using var socket = await OpenSocketAsync(service);

        var talking = Enumerable.Range(0, People).Select(person => TalkUntilGoneAsync(service, connector, $"p{person}")).ToList();
        await Eventually.HoldsAsync(() => acknowledged.Count > 200 && connector.UnderWay == People, "every person has a send under way");
        var start = Stopwatch.GetTimestamp();
        var code = await service.StopAsync();
        var took = Stopwatch.GetElapsedTime(start);
        await Task.WhenAll(talking);

        Assert.Equal(0, code);
        // On a machine that needs long to start a service all takes long; what the service itself allowed is said by its log.
        Assert.True(took < Promised + service.StartTook, $"took {took}, the start {service.StartTook}");
        Assert.Contains(service.Lines, line => line.Contains("Dispatcher stopped; 0 sends were broken off", StringComparison.Ordinal));
        Assert.Equal((WebSocketCloseStatus.EndpointUnavailable, "restart"), await HearGoodbyeAsync(socket));
        Assert.Equal("ok", StoredRows.Integrity(service.Database));
        var stored = StoredRows.Read(service.Database, "select conversation, external_id from turn", row => (row.GetString(0), row.GetString(1)));
        Assert.Empty(acknowledged.Keys.Except(stored));

        // What the Connector took is known to be sent: nothing of it would go out a second time.
        var sent = StoredRows.Read(service.Database, "select conversation, count(*) from outbox where state = 'sent' and channel = 'botframework/test' group by conversation", row => (row.GetString(0), row.GetInt64(1)));
        Assert.Equal(People, sent.Count);
        Assert.All(sent, row => Assert.Equal(connector.Of(row.Item1).Count, row.Item2));
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Count} acknowledged, exit after {took.TotalSeconds:F1} s");
    }

    [Fact]
    public async Task SIGTERM_of_an_idle_service_ends_it_without_the_wait_for_sends()
    {
        await using var service = await ServiceProcess.StartAsync();
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(0, await service.StopAsync());
        var waitForSends = new DispatcherOptions { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0 }.Drain;
        Assert.True(Stopwatch.GetElapsedTime(start) < waitForSends + service.StartTook);
    }

    [Fact]
    public async Task All_that_must_be_put_in_order_at_the_end_has_the_whole_time_and_it_is_enough()
    {
        var folder = Directory.CreateTempSubdirectory("awareness-");
        var flags = new Dictionary<string, string?>(StringComparer.Ordinal) { ["urls"] = "http://127.0.0.1:0", ["Awareness:Data"] = folder.FullName };
        await using (var app = await AwarenessHost.CreateAsync(flags, TestContext.Current.CancellationToken))
        {
            var (host, dispatcher) = (app.Services.GetRequiredService<IOptions<HostOptions>>().Value, app.Services.GetRequiredService<DispatcherOptions>());
            Assert.True(host.ServicesStopConcurrently);
            Assert.Equal(Promised, host.ShutdownTimeout);
            Assert.True(dispatcher.Drain + dispatcher.Settle < host.ShutdownTimeout);
        }

        folder.Delete(recursive: true);
    }

    private async Task TalkUntilGoneAsync(ServiceProcess service, Connector connector, string name)
    {
        for (var number = 0; ; number++)
        {
            var id = $"{number}";
            var activity = Channel.MessageBy(connector, name, id, Channel.Helmet);
            if (number % 10 != 0) activity["deliveryMode"] = "expectReplies";
            try
            {
                using var response = await service.PostAsync(activity);
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable) return;
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                acknowledged[(name, id)] = true;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private static async Task<ClientWebSocket> OpenSocketAsync(ServiceProcess service)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var granted = await PostAsync("/v3/directline/tokens/generate", token: null);
        var started = await PostAsync("/v3/directline/conversations", (string?)granted["token"]);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string?)started["streamUrl"] ?? ""), cancellation);
        return socket;

        async Task<JsonNode> PostAsync(string path, string? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using var response = await service.Client.SendAsync(request, cancellation);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation)) ?? throw new InvalidOperationException("No answer.");
        }
    }

    private static async Task<(WebSocketCloseStatus?, string?)> HearGoodbyeAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        while ((await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close)
        {
            // Frames that were under way.
        }

        return (socket.CloseStatus, socket.CloseStatusDescription);
    }
}
