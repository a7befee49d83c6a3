using System.Net;
using Microsoft.Data.Sqlite;

namespace Awareness.App.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private ServiceProcess service = null!;

    public async ValueTask InitializeAsync() => service = await ServiceProcess.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_healthy_service_is_live_and_ready_and_names_its_content_and_bots()
    {
        Assert.Equal("ok", await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        var (status, report) = await service.HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", (string?)report["status"]);
        Assert.Equal("sqlite", (string?)report["database"]);
        Assert.True((int?)report["cards"] > 100);
        Assert.False(report.ContainsKey("reason"));

        var check = await Product.RunAsync(["check"]);
        Assert.Contains(" cards, 0 mistakes, ", check.Errors, StringComparison.Ordinal);
        Assert.Contains($", version {report["content"]}\n", check.Errors, StringComparison.Ordinal);
        Assert.EndsWith($", version {report["bots"]?["version"]}", check.Errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_write_is_live_but_not_ready_and_takes_no_message()
    {
        using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = service.Database, Pooling = false }.ToString()))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "begin immediate";
            hold.ExecuteNonQuery();

            var (status, report) = await service.HealthAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal("not ready", (string?)report["status"]);
            Assert.Contains("database", (string?)report["reason"]);
            Assert.Equal("ok", await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));

            using var refused = await service.PostAsync(Channel.Question("held", "1", Channel.Helmet));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            using var start = await service.Client.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        }

        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Status == HttpStatusCode.OK, "ready again");
        Assert.NotEmpty(await service.AskAsync("held", "1", Channel.Helmet));
    }
}
