namespace Awareness.Conversations;

/// <summary>
/// Lets one turn of a conversation in at a time, in order of arrival, within this process.
/// Other processes are kept apart by the version check of the commit; this only saves them the conflict.
/// </summary>
public sealed class ConversationGates
{
    private readonly Dictionary<ConversationKey, Gate> gates = [];
    private readonly Lock door = new();

    /// <summary>Waits for the turn of <paramref name="conversation"/>; null when <see cref="Limits.WaitingTurns"/> are waiting already.</summary>
    public async ValueTask<IDisposable?> EnterAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        Gate? gate;
        Task? turn = null;
        lock (door)
        {
            if (!gates.TryGetValue(conversation, out gate)) gates[conversation] = gate = new Gate(this, conversation);
            else if (gate.Waiting.Count >= Limits.WaitingTurns) return null;
            else turn = gate.Wait();
        }

        if (turn is null) return gate;
        try
        {
            await turn.WaitAsync(cancellationToken);
            return gate;
        }
        catch (OperationCanceledException)
        {
            // The place in the queue is still ours: hand it on as soon as it comes.
            _ = turn.ContinueWith(_ => gate.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private sealed class Gate(ConversationGates owner, ConversationKey key) : IDisposable
    {
        public Queue<TaskCompletionSource> Waiting { get; } = new();

        public Task Wait()
        {
            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Waiting.Enqueue(place);
            return place.Task;
        }

        public void Dispose()
        {
            TaskCompletionSource? next;
            lock (owner.door)
            {
                if (!Waiting.TryDequeue(out next)) owner.gates.Remove(key);
            }

            next?.SetResult();
        }
    }
}
