using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Awareness.Channels.Tests.Support;

/// <summary>Waits for something that other threads bring about.</summary>
internal static class Eventually
{
    /// <summary>What never comes true is told after this long; on a busy machine what does may take seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task True(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        TrueAsync(() => Task.FromResult(condition()), expression);

    /// <summary>Sees that nothing more comes for a moment; a slow machine makes it less sharp, never wrong.</summary>
    public static async Task StaysAsync(Func<int> count, int expected)
    {
        await Task.Delay(60, TestContext.Current.CancellationToken);
        Assert.Equal(expected, count());
    }

    /// <summary>Waits, and moves the clock on whenever nothing but the clock is waited for: a slow machine never makes a call or a lease run out of its time.</summary>
    public static Task TrueAsTimePasses(ManualTime time, Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null) => True(
        () =>
        {
            if (condition()) return true;
            time.AdvanceToNextWait();
            return false;
        },
        expression);

    /// <summary>
    /// Sees that somebody waits for just <paramref name="wait"/>, and only then may the clock be moved: whoever reckoned their wait before it moved and began to wait after would wait for ever.
    /// </summary>
    public static Task IsWaitedFor(ManualTime time, TimeSpan wait) => True(() => time.IsWaitedFor(wait), $"somebody waits {wait}");

    /// <summary>Lets a wait pass that somebody has begun.</summary>
    public static async Task WaitPassesAsync(ManualTime time, TimeSpan wait)
    {
        await IsWaitedFor(time, wait);
        time.Advance(wait);
    }

    /// <summary>What comes of <paramref name="running"/>, with the clock moved on as it waits.</summary>
    public static async Task<T> DoneAsTimePasses<T>(ManualTime time, Task<T> running, [CallerArgumentExpression(nameof(running))] string? expression = null)
    {
        await TrueAsTimePasses(time, () => running.IsCompleted, expression);
        return await running;
    }

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < Patience, $"never came true: {expression}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
