using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Awareness.Channels.Sandbox;

/// <summary>
/// A small server that behaves as a platform is documented to: it takes the service's calls, records them, keeps what would stand on people's phones, and posts what people say
/// to the service's webhook, signed as the platform signs. Faults are ordered one call ahead.
/// </summary>
public abstract class ScriptedPlatform : IAsyncDisposable
{
    private readonly ConcurrentQueue<Fault> faults = new();
    private readonly ConcurrentQueue<PlatformCall> calls = new();
    private readonly ConcurrentQueue<PhoneMessage> messages = new();
    private WebApplication? app;

    /// <summary>The channel id it stands for.</summary>
    public abstract string Channel { get; }

    /// <summary>What a service must be told to work with this platform and no other, as configuration keys and values; known once it is started.</summary>
    public abstract IReadOnlyDictionary<string, string> SettingsOfService { get; }

    /// <summary>Where it listens; known once it is started.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What the service called, in order, without the credentials of the calls.</summary>
    public IReadOnlyCollection<PlatformCall> Calls => calls;

    /// <summary>What stands on people's phones, in order.</summary>
    public IReadOnlyCollection<PhoneMessage> Messages => messages;

    /// <summary>Calls to be failed, the first next.</summary>
    public void Fail(params IEnumerable<Fault> next)
    {
        foreach (var fault in next) faults.Enqueue(fault);
    }

    /// <summary>Failures that were ordered and met no call yet.</summary>
    public int FaultsLeft => faults.Count;

    /// <summary>Starts listening at a free port of this machine, or at <paramref name="port"/>.</summary>
    public async Task StartAsync(int port, CancellationToken cancellationToken)
    {
        app = await LocalServer.StartAsync(HandleAsync, port, cancellationToken);
        Address = LocalServer.AddressOf(app);
    }

    /// <summary>A person writes <paramref name="text"/>: posts it to the service's webhook at <paramref name="service"/> as the platform does; the status it answered.</summary>
    public abstract Task<int> SayAsync(Uri service, string person, string text, CancellationToken cancellationToken);

    /// <summary>A person presses a button of the last message; the status the service answered.</summary>
    public abstract Task<int> PressAsync(Uri service, string person, PhoneButton button, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Answers a call as the platform does when all is well, effects included.</summary>
    protected abstract Task AnswerAsync(PlatformCall call, HttpResponse response);

    /// <summary>False for calls that faults pass by, such as signing in beside the calls that are tried out.</summary>
    protected virtual bool MayFail(PlatformCall call) => true;

    /// <summary>Says a failure in the platform's own words.</summary>
    protected abstract Task AnswerErrorAsync(int code, HttpResponse response);

    /// <summary>The call as it is recorded.</summary>
    protected virtual PlatformCall WithoutCredentials(PlatformCall call) => call;

    /// <summary>Puts a message on a phone.</summary>
    protected void Show(PhoneMessage message) => messages.Enqueue(message);

    /// <summary>Writes an answer, after its status.</summary>
    protected static Task WriteAsync(JsonObject answer, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(response);
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(answer.ToJsonString(), response.HttpContext.RequestAborted);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = new PlatformCall(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, body, headers);
        calls.Enqueue(WithoutCredentials(call));
        if (MayFail(call) && faults.TryDequeue(out var fault)) await FailAsync(fault, call, context);
        else await AnswerAsync(call, context.Response);
    }

    private async Task FailAsync(Fault fault, PlatformCall call, HttpContext context)
    {
        var response = context.Response;
        switch (fault)
        {
            case Fault.Status status:
                response.StatusCode = status.Code;
                if (status.RetryAfter is { } wait) response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
                return;
            case Fault.Error error:
                await AnswerErrorAsync(error.Code, response);
                return;
            case Fault.ResetBefore:
                context.Abort();
                return;
            case Fault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
        }

        // The call has its effect; only the answer suffers.
        var real = response.Body;
        using var answer = new MemoryStream();
        response.Body = answer;
        await AnswerAsync(call, response);
        response.Body = real;
        response.ContentLength = null;
        if (fault is Fault.ResetAfter) context.Abort();
        else if (fault is Fault.Garbage) await response.WriteAsync("<html>\0not json", context.RequestAborted);
        else await DripAsync(answer.ToArray(), response, context.RequestAborted);
    }

    private static async Task DripAsync(byte[] bytes, HttpResponse response, CancellationToken cancellationToken)
    {
        for (var i = 0; i < bytes.Length && !cancellationToken.IsCancellationRequested; i++)
        {
            await response.Body.WriteAsync(bytes.AsMemory(i, 1), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>A call of the service.</summary>
public sealed record PlatformCall(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>What one person sees.</summary>
/// <param name="Person">The platform's id of the person.</param>
/// <param name="Text">What the message says.</param>
/// <param name="Buttons">The buttons below it, as the platform shows them.</param>
public sealed record PhoneMessage(string Person, string Text, IReadOnlyList<PhoneButton> Buttons);

/// <summary>A button on a phone.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Payload">What the platform sends back when it is pressed.</param>
public sealed record PhoneButton(string Title, string Payload);
