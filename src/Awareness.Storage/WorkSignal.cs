namespace Awareness.Storage;

/// <summary>Wakes those who wait for work; a signal that comes while nobody waits is kept for the next who does.</summary>
internal sealed class WorkSignal(TimeProvider time)
{
    private readonly Lock door = new();
    private TaskCompletionSource? waiting;
    private bool isSet;

    /// <summary>There is work.</summary>
    public void Set()
    {
        TaskCompletionSource? woken;
        lock (door)
        {
            woken = waiting;
            waiting = null;
            isSet = woken is null;
        }

        woken?.SetResult();
    }

    /// <summary>Completes at the next signal (at once when one is kept), or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task signal;
        lock (door)
        {
            if (isSet)
            {
                isSet = false;
                return;
            }

            waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            signal = waiting.Task;
        }

        await signal.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
