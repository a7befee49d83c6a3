using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Awareness.Channels.Tests.Support;

/// <summary>Waits for something that other threads bring about.</summary>
internal static class Eventually
{
    public static Task True(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        TrueAsync(() => Task.FromResult(condition()), expression);

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
