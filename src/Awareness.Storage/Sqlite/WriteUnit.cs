namespace Awareness.Storage.Sqlite;

/// <summary>One piece of work waiting for the writer.</summary>
internal abstract class WriteUnit
{
    /// <summary>Runs the work inside the group's transaction; throws when it failed, or when nobody wants it any more. May be run again in another transaction.</summary>
    public abstract void Run(SqliteSql sql);

    /// <summary>Tells the caller that the work is on disk.</summary>
    public abstract void Acknowledge();

    /// <summary>Tells the caller that nothing of the work is kept.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>The caller wants it no more: it is told so at once and nothing is done, unless the work has begun.</summary>
    public abstract void Abandon();
}

/// <summary>One piece of work and its result.</summary>
internal sealed class WriteUnit<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : WriteUnit
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? done;
    private int isTaken;

    /// <summary>Completes when the work is on disk, or failed, or was abandoned.</summary>
    public Task<T> Completion => completion.Task;

    public override void Run(SqliteSql sql)
    {
        if (!Take()) throw new OperationCanceledException(cancellationToken);
        var running = work(sql, CancellationToken.None);
        if (!running.IsCompleted) throw new InvalidOperationException("Work on the writer's thread waited for something else than the database.");
        running.GetAwaiter().GetResult();
        done = running;
    }

    public override void Acknowledge() => completion.SetFromTask(done ?? throw new InvalidOperationException("The work has not run."));

    public override void Fail(Exception exception)
    {
        // Already told when it was abandoned.
        if (exception is OperationCanceledException) completion.TrySetCanceled(cancellationToken);
        else completion.TrySetException(exception);
    }

    public override void Abandon()
    {
        if (Take()) completion.TrySetCanceled(cancellationToken);
    }

    /// <summary>True for whoever is first: the writer, or the caller who gives up.</summary>
    private bool Take() => Interlocked.Exchange(ref isTaken, 1) == 0;
}
