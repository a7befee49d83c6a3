using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Awareness.Channels.Tests.Support;

/// <summary>Waits for something that other threads bring about.</summary>
internal static class Eventually
{
    public static Task True(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        TrueAsync(() => Task.FromResult(condition()), expression);

    /// <summary>Sees that nothing more comes for a moment; a slow machine makes it less sharp, never wrong.</summary>
    public static async Task StaysAsync(Func<int> count, int expected)
    {
        await Task.Delay(60, TestContext.Current.CancellationToken);
        Assert.Equal(expected, count());
    }

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"never came true: {expression}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
