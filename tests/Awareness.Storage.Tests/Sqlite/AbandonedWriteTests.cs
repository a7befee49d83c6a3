using System.Runtime.Versioning;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage.Tests.Sqlite;

/// <summary>Who gives up while the writer is at work on what they asked for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AbandonedWriteTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase place = new();
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await place.OpenAsync();

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task What_has_begun_when_its_caller_gives_up_is_done_and_told()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var begun = new ManualResetEventSlim();
        using var open = new ManualResetEventSlim();
        var writing = database.Connections.WriteAsync(
            (_, _) =>
            {
                begun.Set();
                open.Wait(Cancellation);
                return Task.FromResult(7);
            },
            enough.Token);
        begun.Wait(Cancellation);
        await enough.CancelAsync();
        Assert.False(writing.IsCompleted);
        open.Set();
        Assert.Equal(7, await writing);
    }

    [Fact]
    public async Task A_claim_that_is_given_up_holds_nothing_that_nobody_knows_of()
    {
        var state = await database.Turns.LoadAsync(Sample.Conversation("c"), Sample.Contact, Cancellation);
        Assert.IsType<CommitResult.Committed>(await database.Turns.CommitAsync(Sample.Turn(state, "1"), Cancellation));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var request = new OutboxRequest("test", TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1), 10);
        var claiming = Task.Run(() => database.Outbox.ClaimAsync(request, enough.Token), Cancellation);
        await enough.CancelAsync();
        var held = await claiming.ContinueWith(claimed => claimed.IsCompletedSuccessfully ? claimed.Result.Count : 0, TaskScheduler.Default);
        Assert.Equal(1 - held, (await database.Outbox.ClaimAsync(request, Cancellation)).Count);
    }
}
