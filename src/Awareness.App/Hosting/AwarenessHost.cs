using System.Globalization;
using Awareness.App.Commands;
using Awareness.App.Health;
using Awareness.App.Page;
using Awareness.App.Telemetry;
using Awareness.Channels;
using Awareness.Channels.BotFramework;
using Awareness.Channels.DirectLine;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Knowledge;
using Microsoft.Extensions.Logging.Console;

namespace Awareness.App.Hosting;

/// <summary>Puts the service together: settings, content, database, channels, page, workers.</summary>
public static class AwarenessHost
{
    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>Without a word from the operator this is a developer's machine; <see cref="StartGate"/> then insists on loopback.</summary>
    private const string DefaultEnvironment = "Development";

    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>
    /// Builds the service, ready to run. Throws <see cref="StartRefusedException"/> when the settings, the content or the database do not allow it.
    /// </summary>
    /// <param name="flags">Settings that win over appsettings.json and the environment, for example <c>urls</c> or <c>Awareness:Data</c>.</param>
    /// <param name="cancellationToken">Gives up opening the database.</param>
    public static async Task<WebApplication> CreateAsync(IEnumerable<KeyValuePair<string, string?>> flags, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(flags);
        var settings = builder.Configuration.GetSection(AwarenessSettings.Section).Get<AwarenessSettings>() ?? new AwarenessSettings();
        var time = TimeProvider.System;
        var (knowledge, contentRoot) = LoadContent(settings, time);
        var data = DataFolder.Open(settings.Data);
        var database = await data.OpenDatabaseAsync(settings, time, cancellationToken);

        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new ContentFolderPath(contentRoot));
        builder.Services.AddSingleton(new KnowledgeSource(knowledge));
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(database.Turns);
        builder.Services.AddSingleton(database.Outbox);
        builder.Services.AddSingleton<TurnRunner>();
        builder.Services.AddSingleton(new DispatcherOptions { Random = Random.Shared.NextDouble });
        builder.Services.AddSingleton<Dispatcher>();
        builder.Services.AddSingleton(new DirectLineKey(data.DirectLineKey()));
        builder.Services.AddBotFramework().AddDirectLine().AddTelemetry(settings);
        builder.Services.AddHostedService<DispatcherWorker>();
        builder.Services.AddHostedService<ContentWatcher>();

        var app = builder.Build();
        app.MapHealth();
        app.MapBotFramework();
        app.MapDirectLine();
        app.MapPage(new PageSettings { WebChatDirectory = ContentRoot.WebFolder(settings.Web, contentRoot) });
        RefuseUnsafeStart(app);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            app.Logger.Ready(knowledge.Content.Cards.Count, knowledge.Version, database.Engine, app.Configuration["urls"] ?? DefaultUrl);
            KnowledgeLoading.ReturnMemory();
        });
        return app;
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

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        return builder;
    }

    private static (KnowledgeBase Knowledge, string Root) LoadContent(AwarenessSettings settings, TimeProvider time)
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var knowledge = KnowledgeLoading.Load(settings.Content, ContentOptions.Today(time), errors);
        if (knowledge is null || ContentRoot.Find(settings.Content) is not { } root) throw new StartRefusedException(errors.ToString().TrimEnd());
        return (knowledge, root);
    }

    private static void RefuseUnsafeStart(WebApplication app)
    {
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BotFrameworkOptions>>().Value;
        var addresses = (app.Configuration["urls"] ?? DefaultUrl).Split(';');
        if (StartGate.Problem(options, app.Environment.IsDevelopment(), addresses) is { } problem) throw new StartRefusedException(problem);
    }
}
