using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Awareness.App.Orders;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Tests.Orders;

/// <summary>An order that is left for a service is taken back when nobody waits for it any more.</summary>
public sealed class OrderFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;
    private readonly OrderFolder<OrderWorkerTests.TestOrder> orders;
    private readonly DatabaseSettings.Sqlite place;

    public OrderFolderTests()
    {
        orders = new OrderFolder<OrderWorkerTests.TestOrder>(Path.Combine(folder, "orders"), (JsonTypeInfo<OrderWorkerTests.TestOrder>)JsonSerializerOptions.Default.GetTypeInfo(typeof(OrderWorkerTests.TestOrder)));
        place = new DatabaseSettings.Sqlite(Path.Combine(folder, "test.db"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_order_behind()
    {
        await using var held = await Database.OpenAsync(place, TimeProvider.System, NullLogger<Database>.Instance, TestContext.Current.CancellationToken);
        using var gaveUp = new CancellationTokenSource();
        var waiting = orders.HaveObeyedAsync(new OrderWorkerTests.TestOrder("good", DateTimeOffset.UnixEpoch), place, TimeProvider.System, gaveUp.Token);
        await Eventually.HoldsAsync(() => orders.Waiting().Count == 1, "the order is left");
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(orders.Waiting());
    }

    [Fact]
    public async Task Who_waits_hears_when_the_order_is_obeyed()
    {
        await using var held = await Database.OpenAsync(place, TimeProvider.System, NullLogger<Database>.Instance, TestContext.Current.CancellationToken);
        using var worker = new OrderWorker<OrderWorkerTests.TestOrder>(orders, held, TimeProvider.System, NullLogger<OrderWorker<OrderWorkerTests.TestOrder>>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await orders.HaveObeyedAsync(new OrderWorkerTests.TestOrder("good", DateTimeOffset.UnixEpoch), place, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Empty(orders.Waiting());
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }
}
