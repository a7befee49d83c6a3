using System.Globalization;
using Awareness.App.Health;
using Awareness.App.Telemetry;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Options;

namespace Awareness.App.Hosting;

/// <summary>Puts the service together: settings, content, database, channels, page, workers.</summary>
public static class AwarenessHost
{
    private const string DefaultUrl = "http://localhost:3978";
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>
    /// Builds the service, ready to run. Throws <see cref="StartRefusedException"/> when the settings, the content or the database do not allow it.
    /// </summary>
    /// <param name="flags">Settings that win over appsettings.json and the environment.</param>
    /// <param name="cancellationToken">Gives up opening the database.</param>
    public static async Task<WebApplication> CreateAsync(IEnumerable<KeyValuePair<string, string?>> flags, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(flags);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        var settings = builder.Configuration.GetSection(AwarenessSettings.Section).Get<AwarenessSettings>() ?? new AwarenessSettings();

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });

        var time = TimeProvider.System;
        var (knowledge, contentRoot) = LoadContent(settings, time);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new ContentFolderPath(contentRoot));
        builder.Services.AddSingleton(new KnowledgeSource(knowledge));
        builder.Services.AddTelemetry(settings);

        var database = await OpenDatabaseAsync(settings, time, builder, cancellationToken);
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(database.Turns);
        builder.Services.AddSingleton(database.Outbox);
        builder.Services.AddSingleton<TurnRunner>();
        builder.Services.AddHostedService<ContentWatcher>();

        var app = builder.Build();
        app.MapHealth();
        return app;
    }

    private static (KnowledgeBase Knowledge, string Root) LoadContent(AwarenessSettings settings, TimeProvider time)
    {
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var knowledge = KnowledgeLoading.Load(settings.Content, Commands.ContentOptions.Today(time), errors);
        if (knowledge is null || ContentRoot.Find(settings.Content) is not { } root) throw new StartRefusedException(errors.ToString().TrimEnd());
        return (knowledge, root);
    }
}
