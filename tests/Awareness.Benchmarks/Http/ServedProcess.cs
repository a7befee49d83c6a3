using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Awareness.Benchmarks.Http;

/// <summary>A web server as a process of its own, from its start to its end.</summary>
internal sealed class ServedProcess : IDisposable
{
    private const double TicksPerSecond = 100;
    private const int LastLines = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromMilliseconds(2);

    private readonly Process process;
    private readonly Queue<string> errors = new();

    private ServedProcess(Process process, string url)
    {
        this.process = process;
        Url = url;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Where it takes activities.</summary>
    public string Url { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Processor seconds spent so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            // The name in brackets may hold blanks; user and system time are fields 14 and 15.
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11]) + long.Parse(fields[12])) / TicksPerSecond;
        }
    }

    /// <summary>The product: the built service with its database in <paramref name="folder"/>, and <paramref name="settings"/> beside the usual ones.</summary>
    public static Task<ServedProcess> StartProductAsync(string folder, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var assembly = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Awareness.App", "release", "Awareness.App.dll"));
        var address = FreeAddress();
        return StartAsync([assembly, "serve", "--urls", address, "--data", folder], address, cancellationToken, settings);
    }

    /// <summary>The peer.</summary>
    public static Task<ServedProcess> StartBareAsync(CancellationToken cancellationToken)
    {
        var address = FreeAddress();
        return StartAsync([typeof(ServedProcess).Assembly.Location, "bare", address], address, cancellationToken);
    }

    /// <summary>Megabytes as the kernel counts them: <c>VmRSS</c> now, <c>VmHWM</c> at the most.</summary>
    public double Megabytes(string kind)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(kind, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
    }

    /// <summary>Ends it without a warning, like a power cut for the process.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private static async Task<ServedProcess> StartAsync(string[] arguments, string address, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var start = Stopwatch.GetTimestamp();
        var command = new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in settings) command.Environment[name] = value;
        var started = Process.Start(command)
            ?? throw new InvalidOperationException("dotnet does not start.");
        var served = new ServedProcess(started, $"{address}/api/messages");
        try
        {
            await served.AwaitAnswerAsync(start, cancellationToken);
            return served;
        }
        catch
        {
            served.Dispose();
            throw;
        }
    }

    private async Task AwaitAnswerAsync(long start, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var port = new Uri(Url).Port;
        while (Stopwatch.GetElapsedTime(start) < Patience && !process.HasExited)
        {
            if (await IsListeningAsync(port, cancellationToken))
            {
                using var response = await client.PostAsync(Url, FirstQuestion(), cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    FirstAnswer = Stopwatch.GetElapsedTime(start);
                    return;
                }
            }

            await Task.Delay(BetweenPolls, cancellationToken);
        }

        lock (errors) throw new InvalidOperationException($"No answer from {Url}:\n{string.Join('\n', errors)}");
    }

    private static async Task<bool> IsListeningAsync(int port, CancellationToken cancellationToken)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static StringContent FirstQuestion() => new(
        """
        {"type":"message","id":"first","channelId":"emulator","deliveryMode":"expectReplies","from":{"id":"first"},"recipient":{"id":"awareness"},
        "conversation":{"id":"first"},"text":"Trẻ mấy tuổi phải đội mũ bảo hiểm?"}
        """,
        Encoding.UTF8,
        new MediaTypeHeaderValue("application/json"));

    private static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > LastLines) errors.Dequeue();
        }
    }
}
