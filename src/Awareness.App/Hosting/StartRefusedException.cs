namespace Awareness.App.Hosting;

/// <summary>The service does not start as it is set up; the message tells the operator what to change.</summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Refuses with a reason an operator can act on.</summary>
    public StartRefusedException(string message) : base(message) { }

    /// <summary>Refuses with a reason an operator can act on, and what caused it.</summary>
    public StartRefusedException(string message, Exception inner) : base(message, inner) { }
}
