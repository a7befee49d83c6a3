using Awareness.Conversations;

namespace Awareness.Tests.Conversations;

public sealed class ConversationGatesTests
{
    private static readonly ConversationKey One = new("test", "one");

    private readonly ConversationGates gates = new();

    [Fact]
    public async Task Turns_of_one_conversation_come_one_at_a_time_in_order()
    {
        var order = new List<int>();
        var first = await gates.EnterAsync(One, TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(1, 10).Select(EnterAsync).ToList();
        Assert.Empty(order);

        first?.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(1, 10), order);

        async Task EnterAsync(int number)
        {
            using var gate = await gates.EnterAsync(One, TestContext.Current.CancellationToken);
            order.Add(number);
        }
    }

    [Fact]
    public async Task Other_conversations_do_not_wait()
    {
        using var first = await gates.EnterAsync(One, TestContext.Current.CancellationToken);
        using var other = await gates.EnterAsync(new ConversationKey("test", "two"), TestContext.Current.CancellationToken);
        Assert.NotNull(other);
    }

    [Fact]
    public async Task Too_many_waiting_turns_are_sent_away()
    {
        using var first = await gates.EnterAsync(One, TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, Limits.WaitingTurns).Select(_ => gates.EnterAsync(One, TestContext.Current.CancellationToken).AsTask()).ToList();
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        Assert.Null(await gates.EnterAsync(One, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_turn_that_gives_up_waiting_leaves_its_place_to_the_next()
    {
        using var impatient = new CancellationTokenSource();
        var first = await gates.EnterAsync(One, TestContext.Current.CancellationToken);
        var gaveUp = gates.EnterAsync(One, impatient.Token).AsTask();
        var next = gates.EnterAsync(One, TestContext.Current.CancellationToken).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        first?.Dispose();
        Assert.NotNull(await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
