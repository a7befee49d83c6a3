using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Awareness.App.Tests;

/// <summary>The served product as a process, on a port and a data folder of its own: to be asked, killed, started again and stopped.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const int FirstPort = 20_000;
    private const int LastPort = 28_000;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(180);

    /// <summary>
    /// Below the ports that systems give out by themselves: nobody gets one while its service is being started again. Another run of the tests begins elsewhere.
    /// </summary>
    private static int lastPort = Random.Shared.Next(FirstPort, LastPort);

    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string[] flags;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 });
    private Process process;
    private Task reading;

    private ServiceProcess(IReadOnlyDictionary<string, string> environment, string[] flags)
    {
        // A test writes faster than a person does; whoever tests that says so.
        this.environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWARENESS__Inbound__MessagesPerMinute"] = "0" }.Concat(environment).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Last().Value, StringComparer.Ordinal);
        this.flags = flags;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        client.BaseAddress = Address;
        (process, reading) = Launch();
    }

    /// <summary>Where it listens; stays the same when it is started again.</summary>
    public Uri Address { get; }

    /// <summary>A client of that address.</summary>
    public HttpClient Client => client;

    /// <summary>How long it took until it was ready, the last time it was started: what is to be quick on this machine can be measured by that.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>The data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("awareness-").FullName;

    /// <summary>The SQLite file in it.</summary>
    public string Database => Path.Combine(Folder, "awareness.db");

    /// <summary>All that was written to stdout and stderr so far, by every process.</summary>
    public IReadOnlyCollection<string> Lines => [.. lines];

    /// <summary>Starts the product and returns when it is ready.</summary>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] flags)
    {
        var service = new ServiceProcess(environment ?? new Dictionary<string, string>(), flags);
        try
        {
            await service.UntilReadyAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the product again, on the same port and data.</summary>
    public async Task RestartAsync()
    {
        process.Dispose();
        (process, reading) = Launch();
        await UntilReadyAsync();
    }

    /// <summary>kill -9; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, as a supervisor sends it; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        SendTerm();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        return process.ExitCode;
    }

    /// <summary>SIGTERM without waiting for what follows.</summary>
    public void SendTerm()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private (Process Process, Task Reading) Launch()
    {
        var started = Product.Start(["serve", "--urls", Address.GetLeftPart(UriPartial.Authority), "--data", Folder, .. flags], environment);
        started.StandardInput.Close();
        return (started, Task.WhenAll(ReadAsync(started.StandardOutput), ReadAsync(started.StandardError)));
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(CancellationToken.None) is { } line) lines.Enqueue(line);
    }

    private async Task UntilReadyAsync()
    {
        var start = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            Assert.False(process.HasExited, $"The service ended by itself:\n{string.Join('\n', lines)}");
            Assert.True(Stopwatch.GetElapsedTime(start) < StartTime, $"The service was not ready in time:\n{string.Join('\n', lines)}");
            await Task.Delay(30, TestContext.Current.CancellationToken);
        }

        StartTook = Stopwatch.GetElapsedTime(start);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref lastPort) % (LastPort - FirstPort));
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
