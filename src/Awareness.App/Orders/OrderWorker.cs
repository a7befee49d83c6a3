using Awareness.App.Hosting;
using Awareness.Storage;

namespace Awareness.App.Orders;

/// <summary>Obeys what commands order while the service runs.</summary>
public sealed class OrderWorker<TOrder>(OrderFolder<TOrder> orders, Database database, TimeProvider time, ILogger<OrderWorker<TOrder>> logger) : BackgroundService
    where TOrder : class, IOrder
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (file, order) in orders.Waiting()) await TryObeyAsync(file, order, stoppingToken);
            }
            catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
            {
                logger.CouldNotObey(exception);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <summary>An order that fails in a way nobody thought of holds up no other, and stays: whoever gave it sees that it was not obeyed.</summary>
    private async Task TryObeyAsync(string file, TOrder? order, CancellationToken cancellationToken)
    {
        try
        {
            await ObeyAsync(file, order, cancellationToken);
        }
        catch (Exception exception) when (exception is not (DatabaseException or IOException or UnauthorizedAccessException) && !cancellationToken.IsCancellationRequested)
        {
            if (failed.Add(file)) logger.Mistake("Obeying an order", exception.GetType().Name);
        }
    }

    private async Task ObeyAsync(string file, TOrder? order, CancellationToken cancellationToken)
    {
        if (order is null || !await order.ObeyAsync(database, cancellationToken)) logger.NothingToObey(Path.GetFileName(file));
        File.Delete(file);
    }
}
