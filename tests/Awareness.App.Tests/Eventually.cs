using System.Diagnostics;

namespace Awareness.App.Tests;

/// <summary>Waits for what another process brings about.</summary>
internal static class Eventually
{
    /// <summary>Seconds: what never holds is told after this long; on a busy machine what does may take a while.</summary>
    private const double Patience = 60;

    /// <summary>Returns when the condition holds; fails after <paramref name="atMost"/> seconds.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, double atMost = Patience)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < atMost, $"Waited {atMost} s in vain: {what}");
            await Task.Delay(atMost > 60 ? 500 : 20, TestContext.Current.CancellationToken);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what, double atMost = Patience) => HoldsAsync(() => Task.FromResult(condition()), what, atMost);
}
