using Awareness.Delivery;

namespace Awareness.App.Hosting;

/// <summary>Runs the dispatcher as long as the host runs; on shutdown it drains.</summary>
public sealed class DispatcherWorker(Dispatcher dispatcher) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => dispatcher.RunAsync(stoppingToken);
}
