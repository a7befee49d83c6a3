namespace Awareness.Storage;

/// <summary>
/// The database could not be opened, reached or written. What was asked for is not acknowledged; it may be asked for again
/// (a turn that did reach the disk is then found as a duplicate).
/// </summary>
public sealed class DatabaseException : Exception
{
    /// <summary>A failure with a sentence for the operator.</summary>
    public DatabaseException(string message) : base(message) { }

    /// <summary>A failure with a sentence for the operator and the driver's own words.</summary>
    public DatabaseException(string message, Exception innerException) : base(message, innerException) { }
}
