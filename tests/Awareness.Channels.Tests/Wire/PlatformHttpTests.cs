using System.Net;
using System.Net.Sockets;
using System.Text;
using Awareness.Channels.Wire;
using Awareness.Delivery;

namespace Awareness.Channels.Tests.Wire;

/// <summary>What is told of a call that got no answer: whether any of it can have arrived.</summary>
public sealed class PlatformHttpTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Sooner than a connection is given up, and later.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(30)]
    public async Task A_call_that_found_no_connection_surely_did_not_arrive(double seconds)
    {
        using var full = await FullListener.StartAsync();
        var answer = Assert.IsType<PlatformAnswer.NeverArrived>(await CallAsync(full.Port, TimeSpan.FromSeconds(seconds)));
        Assert.Equal(RetryCause.Outage, Assert.IsType<SendResult.RetryLater>(answer.Unanswered).Cause);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_went_out_may_have_arrived(bool isReset)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var calling = CallAsync(((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.FromSeconds(isReset ? 30 : 0.5));
        using var accepted = await listener.AcceptSocketAsync(Cancelled);
        if (isReset)
        {
            await accepted.ReceiveAsync(new byte[1], Cancelled);
            accepted.Close(timeout: 0);
        }

        Assert.IsType<PlatformAnswer.Lost>(await calling);
    }

    [Fact]
    public async Task The_body_and_its_length_go_out_as_they_are()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var calling = CallAsync(((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.FromSeconds(30));
        using var accepted = await listener.AcceptSocketAsync(Cancelled);
        var (received, room) = ("", new byte[4_096]);
        while (!received.EndsWith("{}", StringComparison.Ordinal)) received += Encoding.ASCII.GetString(room, 0, await accepted.ReceiveAsync(room, Cancelled));
        await accepted.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, Assert.IsType<PlatformAnswer.Answered>(await calling).Status);
        Assert.Contains("Content-Length: 2\r\n", received, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", received, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("chunked", received, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<PlatformAnswer> CallAsync(int port, TimeSpan timeout)
    {
        using var http = PlatformHttp.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        return await new PlatformHttp(http, TimeProvider.System).CallAsync(request, timeout, Cancelled);
    }

    /// <summary>A machine that hears nobody: who wants to connect is not even refused.</summary>
    private sealed class FullListener : IDisposable
    {
        private readonly List<Socket> sockets = [new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)];

        public int Port => ((IPEndPoint)sockets[0].LocalEndPoint!).Port;

        public static async Task<FullListener> StartAsync()
        {
            var full = new FullListener();
            full.sockets[0].Bind(new IPEndPoint(IPAddress.Loopback, 0));
            full.sockets[0].Listen(0);
            var isFull = false;
            while (!isFull)
            {
                var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                full.sockets.Add(waiting);
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
                try
                {
                    await waiting.ConnectAsync(IPAddress.Loopback, full.Port, patience.Token);
                }
                catch (OperationCanceledException)
                {
                    isFull = true;
                }
            }

            return full;
        }

        public void Dispose() => sockets.ForEach(socket => socket.Dispose());
    }
}
