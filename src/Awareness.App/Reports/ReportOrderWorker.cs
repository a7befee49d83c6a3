using Awareness.App.Hosting;
using Awareness.Storage;

namespace Awareness.App.Reports;

/// <summary>Obeys what officers order about hazard reports while the service runs.</summary>
public sealed class ReportOrderWorker(ReportOrders orders, Database database, TimeProvider time, ILogger<ReportOrderWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (file, order) in orders.Waiting()) await ObeyAsync(file, order, stoppingToken);
            }
            catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
            {
                logger.CouldNotObey(exception);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task ObeyAsync(string file, ReportOrder? order, CancellationToken cancellationToken)
    {
        var isKnown = order is not null && await database.Reports.SetAsync(order.Code, order.State, order.Note, order.At, cancellationToken);
        if (!isKnown) logger.NoSuchReport(Path.GetFileName(file));
        File.Delete(file);
    }
}
