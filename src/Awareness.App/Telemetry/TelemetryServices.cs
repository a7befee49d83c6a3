using Awareness.Conversations;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Awareness.App.Telemetry;

/// <summary>Sends meters and traces to an OTLP collector when the operator names one; otherwise nothing is started.</summary>
public static class TelemetryServices
{
    private static readonly string[] Meters = ["Awareness*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    private static readonly string[] Sources = [TurnMeter.Name, "Microsoft.AspNetCore"];

    /// <summary>Registers the exporters if <see cref="AwarenessSettings.OtlpEndpoint"/> is set; they start and stop with the host.</summary>
    public static void AddTelemetry(this IServiceCollection services, AwarenessSettings settings)
    {
        if (settings.OtlpEndpoint is { } endpoint) services.AddHostedService(_ => new TelemetryWorker(() => Start(endpoint)));
    }

    private static IReadOnlyList<IDisposable> Start(Uri endpoint)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("awareness");
        return
        [
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(otlp => otlp.Endpoint = endpoint).Build(),
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(otlp => otlp.Endpoint = endpoint).Build(),
        ];
    }
}

/// <summary>Keeps the exporters running as long as the host does.</summary>
public sealed class TelemetryWorker(Func<IReadOnlyList<IDisposable>> start) : IHostedService
{
    private IReadOnlyList<IDisposable> providers = [];

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        providers = start();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in providers) provider.Dispose();
        return Task.CompletedTask;
    }
}
