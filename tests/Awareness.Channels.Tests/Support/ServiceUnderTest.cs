using Awareness.Channels.BotFramework;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Inbound;
using Awareness.Channels.Sandbox;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Tests.Support;

/// <summary>The channels on a real Kestrel at a free port of this machine, with the dispatcher running.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    /// <summary>The secret of the site "test", which is there unless a test sets up sites of its own.</summary>
    public const string Secret = "the secret of the test's site";

    private static readonly (string Key, string Value)[] TestSite = [("DirectLine:Sites:0:Name", "test"), ("DirectLine:Sites:0:Secrets:0", Secret)];

    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();
    private readonly Task dispatching;
    private readonly TimeProvider time;

    private ServiceUnderTest(WebApplication app, MemoryStore store, TimeProvider time)
    {
        this.app = app;
        this.time = time;
        Store = store;
        Address = LocalServer.AddressOf(app);
        Http = new HttpClient { BaseAddress = Address };
        var options = new DispatcherOptions { Names = new ReplyNames(new byte[ReplyNames.KeyLength]), Random = () => 0.5, FirstDelay = TimeSpan.FromMilliseconds(20), Poll = TimeSpan.FromMilliseconds(50) };
        var dispatcher = new Dispatcher(store, app.Services.GetServices<IChannel>(), options, time, app.Services.GetRequiredService<ILogger<Dispatcher>>());
        dispatching = Task.Run(() => dispatcher.RunAsync(stop.Token));
    }

    public MemoryStore Store { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<ServiceUnderTest> StartAsync(params (string Key, string Value)[] settings) => await StartAsync(TimeProvider.System, settings);

    public static Task<ServiceUnderTest> StartAsync(TimeProvider time, params (string Key, string Value)[] settings) =>
        StartAsync(new ServiceParts { Time = time, Settings = settings });

    public static async Task<ServiceUnderTest> StartAsync(ServiceParts parts)
    {
        var (time, settings) = (parts.Time, parts.Settings);
        var store = new MemoryStore();
        var builder = LocalServer.NewBuilder();
        if (parts.Log is { } log) builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        var sites = settings.Any(setting => setting.Key.StartsWith("DirectLine:Sites", StringComparison.Ordinal)) ? [] : TestSite;
        builder.Configuration.AddInMemoryCollection(settings.Concat(sites).Select(setting => KeyValuePair.Create($"Awareness:{setting.Key}", (string?)setting.Value)));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<ITurnStore>(store);
        builder.Services.AddSingleton(TestKnowledge.Source);
        builder.Services.AddSingleton<TurnRunner>();
        builder.Services.AddSingleton(new DirectLineKey(Enumerable.Repeat((byte)7, DirectLineKey.Length).ToArray()));
        builder.Services.AddInbound().AddBotFramework().AddDirectLine();
        parts.Add(builder.Services);
        var built = builder.Build();
        built.UseTrustedProxies();
        built.MapBotFramework();
        built.MapDirectLine();
        parts.Map(built);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new ServiceUnderTest(built, store, time);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        // A clock that stands still would let the dispatcher wait for its sends for ever.
        while (time is ManualTime clock && !dispatching.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await dispatching;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await app.StopAsync(patience.Token);
        Http.Dispose();
        await app.DisposeAsync();
        stop.Dispose();
    }
}

/// <summary>What a service is made of besides what all of them have.</summary>
internal sealed record ServiceParts
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Adds channels.</summary>
    public Action<IServiceCollection> Add { get; init; } = _ => { };

    /// <summary>Opens their webhooks.</summary>
    public Action<IEndpointRouteBuilder> Map { get; init; } = _ => { };

    /// <summary>Hears every log line, the finest too.</summary>
    public ILoggerProvider? Log { get; init; }
}
