using System.Data.Common;

namespace Awareness.Storage;

/// <summary>
/// The database could not be opened, reached or written. What was asked for is not acknowledged; it may be asked for again
/// (a turn that did reach the disk is then found as a duplicate). A <see cref="DbException"/>, so that borders which know no storage
/// can tell it from a mistake of ours.
/// </summary>
public sealed class DatabaseException : DbException
{
    /// <summary>A failure with a sentence for the operator.</summary>
    public DatabaseException(string message) : base(message) { }

    /// <summary>A failure with a sentence for the operator and the driver's own words.</summary>
    public DatabaseException(string message, Exception innerException) : base(message, innerException) { }
}
