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
        var bell = Of(lane);
        var ring = bell.Next();
        await ring.Task.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bell.Leave(ring, isHeard: !cancellationToken.IsCancellationRequested);
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

        /// <summary>Completes at the next signal, or is complete when one was kept. Whoever waited before is woken no more.</summary>
        public TaskCompletionSource Next()
        {
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (door)
            {
                if (isSet) next.SetResult();
                else waiting = next;
                isSet = false;
            }

            return next;
        }

        /// <summary>Waits no more. A signal that came to somebody who had given up is kept for the next.</summary>
        public void Leave(TaskCompletionSource ring, bool isHeard)
        {
            lock (door)
            {
                if (waiting == ring) waiting = null;
                else if (!isHeard && ring.Task.IsCompleted) isSet = true;
            }
        }
    }
}
