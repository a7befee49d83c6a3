using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Awareness.App.Orders;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Tests.Orders;

/// <summary>Orders are obeyed one by one, and none of them ends the service.</summary>
public sealed class OrderWorkerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;
    private readonly OrderFolder<TestOrder> orders;
    private Database database = null!;

    public OrderWorkerTests() => orders = new OrderFolder<TestOrder>(Path.Combine(folder, "orders"), (JsonTypeInfo<TestOrder>)JsonSerializerOptions.Default.GetTypeInfo(typeof(TestOrder)));

    public async ValueTask InitializeAsync() =>
        database = await Database.OpenAsync(new DatabaseSettings.Sqlite(Path.Combine(folder, "test.db")), TimeProvider.System, NullLogger<Database>.Instance, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_order_that_fails_oddly_holds_up_no_other_and_stays_for_whoever_gave_it()
    {
        var odd = orders.Leave(new TestOrder("odd", DateTimeOffset.UnixEpoch));
        var good = orders.Leave(new TestOrder("good", DateTimeOffset.UnixEpoch.AddDays(1)));
        using var worker = new OrderWorker<TestOrder>(orders, database, TimeProvider.System, NullLogger<OrderWorker<TestOrder>>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => !File.Exists(good), "the second order is obeyed");
        Assert.True(File.Exists(odd));
        Assert.False(worker.ExecuteTask?.IsCompleted);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Fails when it is odd.</summary>
    public sealed record TestOrder(string Subject, DateTimeOffset At) : IOrder
    {
        [JsonIgnore]
        public bool IsOdd => Subject == "odd";

        public Task<bool> ObeyAsync(Database database, CancellationToken cancellationToken) =>
            IsOdd ? throw new InvalidOperationException("something nobody thought of") : Task.FromResult(true);
    }
}
