namespace Awareness.Channels.Sandbox;

/// <summary>A way in which a platform fails one call.</summary>
public abstract record Fault
{
    /// <summary>Answers with a status instead of taking the call, perhaps with <c>Retry-After</c>.</summary>
    public sealed record Status(int Code, TimeSpan? RetryAfter = null) : Fault;

    /// <summary>Never answers; the call has no effect.</summary>
    public sealed record Hang : Fault;

    /// <summary>Takes the call, and then answers a byte at a time.</summary>
    public sealed record SlowBody : Fault;

    /// <summary>Breaks the connection off before the call has an effect.</summary>
    public sealed record ResetBefore : Fault;

    /// <summary>Takes the call, and breaks the connection off instead of answering.</summary>
    public sealed record ResetAfter : Fault;

    /// <summary>Takes the call, and answers 200 with bytes that are no JSON.</summary>
    public sealed record Garbage : Fault;

    /// <summary>Does not take the call, and says so in the platform's own way with the platform's own code (some do it inside HTTP 200).</summary>
    public sealed record Error(int Code) : Fault;

    private Fault() { }
}
