using Microsoft.Extensions.Logging;

namespace Awareness.Storage;

/// <summary>What the database says to the operator. Never a connection string, an id or a text.</summary>
internal static partial class DatabaseLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Opened the {Engine} database, schema version {SchemaVersion}")]
    public static partial void Opened(this ILogger logger, string engine, long schemaVersion);

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying schema change {Migration}")]
    public static partial void Migrating(this ILogger logger, string migration);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not write: {Waiting} commits were refused and will be asked for again")]
    public static partial void GroupFailed(this ILogger logger, int waiting, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database answered {Code}; trying once more ({Attempt})")]
    public static partial void TryingAgain(this ILogger logger, string code, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not clean the database's files of what was erased; trying again")]
    public static partial void CleaningFailed(this ILogger logger, Exception exception);
}
