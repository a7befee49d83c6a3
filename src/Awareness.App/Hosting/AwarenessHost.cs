using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Awareness.App.Bots;
using Awareness.App.Commands;
using Awareness.App.Health;
using Awareness.App.Learning;
using Awareness.App.Orders;
using Awareness.App.Page;
using Awareness.App.Publishing;
using Awareness.App.Reports;
using Awareness.App.Telemetry;
using Awareness.Channels;
using Awareness.Channels.BotFramework;
using Awareness.Channels.Credentials;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Inbound;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Knowledge;
using Awareness.Learning;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Awareness.App.Hosting;

/// <summary>Puts the service together: settings, content, database, channels, page, workers.</summary>
public static class AwarenessHost
{
    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>Without a word from the operator this is a developer's machine; <see cref="StartGate"/> then insists on loopback.</summary>
    private const string DefaultEnvironment = "Development";

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>
    /// Builds the service, ready to run. Throws <see cref="StartRefusedException"/> when the settings, the content or the database do not allow it,
    /// and <see cref="OptionsValidationException"/> when a channel's setting is out of range.
    /// </summary>
    /// <param name="flags">Settings that win over appsettings.json and the environment, for example <c>urls</c> or <c>Awareness:Data</c>.</param>
    /// <param name="cancellationToken">Gives up opening the database.</param>
    public static async Task<WebApplication> CreateAsync(IEnumerable<KeyValuePair<string, string?>> flags, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(flags);
        var settings = ReadSettings(builder.Configuration);
        if (PlatformChannels.RetentionProblem(builder.Configuration, settings.Retention) is { } problem) throw new StartRefusedException(problem);
        var time = TimeProvider.System;
        // The content is read and the database opened before the host is built, and the database outlives it: they have loggers of their own.
        var logs = LoggerFactory.Create(logging => ConfigureLogs(logging.AddConfiguration(builder.Configuration.GetSection("Logging"))));
        var data = DataFolder.Open(settings.Data);
        var versions = data.Versions(settings.KeepVersions);
        var publisherLog = logs.CreateLogger<Publisher>();
        var learned = LearnedFolder.Open(settings.ContentCache, time, publisherLog.CannotKeepLearned);
        var (knowledge, contentRoot) = LoadContent(settings, versions, time, publisherLog, learned);
        var source = new KnowledgeSource(knowledge);
        var botFolder = new BotFolder(FindBots(settings, contentRoot), data.BotVersions);
        var database = await data.OpenDatabaseAsync(settings, time, logs.CreateLogger<Database>(), cancellationToken);
        // Before anybody is answered, or somebody who stands in a flow would be told that it is gone.
        var bots = new BotPublisher(botFolder, source, database, time, logs.CreateLogger<BotPublisher>());
        await bots.LookAsync(cancellationToken);

        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new ContentFolderPath(contentRoot) { Learned = learned });
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(versions);
        builder.Services.AddSingleton<Publisher>();
        builder.Services.AddSingleton(botFolder).AddSingleton(bots).AddSingleton(bots.Source);
        AddStored(builder.Services, database, data);
        builder.Services.AddSingleton(services => new TurnRunner(database.Turns, source, time)
        {
            KeepsUnanswered = settings.KeepQuestionsDays > 0,
            MessagesPerMinute = services.GetRequiredService<IOptions<InboundOptions>>().Value.MessagesPerMinute,
            Bots = bots.Source,
            Entropy = static () => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))),
        });
        builder.Services.AddSingleton(new DispatcherOptions { Random = Random.Shared.NextDouble, Nodes = Math.Max(1, settings.Nodes), Names = database.Names });
        builder.Services.AddSingleton<Dispatcher>();
        builder.Services.AddInbound().AddBotFramework().AddDirectLine().AddPlatformChannels(builder.Configuration).AddTelemetry(settings);
        builder.Services.AddSingleton<ChannelTroubles>();
        AddWorkers(builder.Services);

        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(logs.Dispose);
        settings.Page.WebFolder = ContentRoot.WebFolder(settings.Web, contentRoot);
        settings.Page.EmbeddedBy = [.. app.Services.GetRequiredService<IOptions<DirectLineOptions>>().Value.Sites.SelectMany(site => site.TrustedOrigins).Select(origin => origin.TrimEnd('/'))];
        app.UseTrustedProxies();
        app.UsePageNotFound(settings.Page);
        app.MapHealth();
        if (app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.Enabled) app.MapBotFramework();
        app.MapDirectLine();
        app.MapPlatformChannels();
        app.MapPage(settings.Page);
        RefuseUnsafeStart(app);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = string.Join(';', app.Urls);
            app.Logger.Ready(knowledge.Content.Cards.Count, knowledge.Version, database.Engine, addresses);
            KnowledgeLoading.ReturnMemory();
        });
        return app;
    }

    /// <summary>Where a service with these flags would listen, whatever says so: a flag, the environment, a file; all that is said, though endpoints of Kestrel's own settings win over the rest.</summary>
    public static IReadOnlyList<string> Addresses(IEnumerable<KeyValuePair<string, string?>> flags) => Addresses(CreateBuilder(flags).Configuration);

    /// <summary>Starts serving. Throws <see cref="StartRefusedException"/> when an address cannot be listened on.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // What began already ends before the reason is said: nothing works, or writes to the log, after it.
            await app.StopAsync(CancellationToken.None);
            throw new StartRefusedException($"{exception.Message} Name another address with --urls.", exception);
        }
    }

    private static AwarenessSettings ReadSettings(ConfigurationManager configuration)
    {
        try
        {
            return configuration.GetSection(AwarenessSettings.Section).Get<AwarenessSettings>() ?? new AwarenessSettings();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartRefusedException($"{exception.Message} docs/settings.md says what each setting takes.", exception);
        }
    }

    private static WebApplicationBuilder CreateBuilder(IEnumerable<KeyValuePair<string, string?>> flags)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? DefaultEnvironment,
        });
        builder.Configuration.AddInMemoryCollection(flags);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.Configuration["urls"] = DefaultUrl;
        builder.WebHost.UseUrls((builder.Configuration["urls"] ?? DefaultUrl).Split(';'));

        ConfigureLogs(builder.Logging.ClearProviders());
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = DrainTime;
            // One after the other, whoever comes last would have what the dispatcher's drain leaves of the time.
            host.ServicesStopConcurrently = true;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestLineSize = PageEndpoints.LongestRequestLine;
        });
        return builder;
    }

    /// <summary>The database and what else lies in the data folder.</summary>
    private static void AddStored(IServiceCollection services, Database database, DataFolder data)
    {
        services.AddSingleton(_ => database);
        services.AddSingleton(database.Names).AddSingleton(database.Turns).AddSingleton(database.Outbox).AddSingleton(database.Wakeups).AddSingleton(database.Credentials);
        services.AddSingleton(data.ReportOrders).AddSingleton(data.DeadLetterOrders).AddSingleton(data.ZaloCodes);
        services.AddSingleton(new DirectLineKey(data.DirectLineKey()));
        services.AddSingleton(_ => new ChannelKey(data.ChannelKey()));
    }

    private static void AddWorkers(IServiceCollection services)
    {
        services.AddHostedService<DispatcherWorker>();
        services.AddHostedService<ContentWatcher>();
        services.AddHostedService<BotWatcher>();
        services.AddHostedService<ForgettingWorker>();
        services.AddHostedService<OrderWorker<ReportOrder>>();
        services.AddHostedService<OrderWorker<DeadLetterOrder>>();
        services.AddHostedService<OrderWorker<ZaloCodeOrder>>();
        services.AddSingleton<WakeRounds>();
        services.AddHostedService<WakingWorker>();
    }

    /// <summary>JSON lines on stderr: stdout is for data.</summary>
    private static void ConfigureLogs(ILoggingBuilder logging)
    {
        logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static (KnowledgeBase Knowledge, string Root) LoadContent(AwarenessSettings settings, VersionStore versions, TimeProvider time, ILogger<Publisher> logger, ILearnedCache? learned)
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        return StartingContent.Load(settings.Content, versions, ContentOptions.Today(time), errors, logger, learned) ?? throw new StartRefusedException(errors.ToString().TrimEnd());
    }

    /// <summary>The bots folder; null when there is none, unless one was named.</summary>
    private static string? FindBots(AwarenessSettings settings, string contentRoot) =>
        BotLoading.Root(settings.Bots, contentRoot) ?? (string.IsNullOrWhiteSpace(settings.Bots) ? null : throw new StartRefusedException($"The bots folder '{settings.Bots}' does not exist. Name another with --bots DIR."));

    private static List<string> Addresses(IConfiguration configuration) =>
    [
        .. (configuration["urls"] ?? DefaultUrl).Split(';'),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""),
    ];

    private static void RefuseUnsafeStart(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        if (StartGate.Problem(options, app.Environment.IsDevelopment(), Addresses(app.Configuration)) is { } problem) throw new StartRefusedException(problem);
    }
}
