using System.Collections.Concurrent;

namespace Awareness.Storage;

/// <summary>Wakes those who wait for work in a lane; a signal that comes while nobody waits there is kept for the next who does.</summary>
internal sealed class WorkSignal(TimeProvider time)
{
    /// <summary>As many as there are channels: their names are ours.</summary>
    private readonly ConcurrentDictionary<string, Bell> bells = new(StringComparer.Ordinal);

    /// <summary>There is work in a lane.</summary>
    public void Set(string lane) => Of(lane).Ring();

    /// <summary>Completes at the lane's next signal (at once when one is kept), or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(string lane, TimeSpan atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Of(lane).NextAsync().WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Bell Of(string lane) => bells.GetOrAdd(lane, static _ => new Bell());

    private sealed class Bell
    {
        private readonly Lock door = new();
        private TaskCompletionSource? waiting;
        private bool isSet;

        public void Ring()
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

        /// <summary>Completes at the next signal, or at once when one was kept.</summary>
        public Task NextAsync()
        {
            lock (door)
            {
                if (isSet)
                {
                    isSet = false;
                    return Task.CompletedTask;
                }

                waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return waiting.Task;
            }
        }
    }
}
