using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace Awareness.Storage;

/// <summary>
/// The one place that talks SQL, over one connection. A statement is an interpolated text whose holes become parameters,
/// so no value ever gets into the text, and the text itself is a constant that is prepared once.
/// </summary>
internal abstract partial class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>Undoes all that this unit of work wrote; it may go on reading, and commits nothing.</summary>
    public abstract Task RevertAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Says that this unit of work took out what must not be found anywhere: once it is committed, the engine also cleans what it keeps beside the
    /// tables, as far as that is ours to do.
    /// </summary>
    public abstract void LeaveNoTrace();

    /// <summary>Runs a statement; returns the number of rows it changed.</summary>
    public async Task<int> ExecuteAsync(FormattableString statement, CancellationToken cancellationToken)
    {
        var command = Bind(statement);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            Release(command);
        }
    }

    /// <summary>Runs a statement and reads all its rows.</summary>
    public async Task<List<T>> QueryAsync<T>(FormattableString statement, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = Bind(statement);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            List<T> result = [];
            while (await rows.ReadAsync(cancellationToken)) result.Add(read(rows));
            return result;
        }
        finally
        {
            Release(command);
        }
    }

    /// <summary>Runs a statement and reads its first row; null when there is none.</summary>
    public async Task<T?> FindAsync<T>(FormattableString statement, Func<DbDataReader, T> read, CancellationToken cancellationToken) where T : class
    {
        var rows = await QueryAsync(statement, read, cancellationToken);
        return rows is [var first, ..] ? first : null;
    }

    /// <summary>Runs a statement and reads the number in its first row; null when there is no row or no number.</summary>
    public async Task<long?> NumberAsync(FormattableString statement, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(statement, row => row.NullableNumber(0), cancellationToken);
        return rows is [var first, ..] ? first : null;
    }

    /// <summary>Runs a script of several statements without parameters.</summary>
    public abstract Task RunScriptAsync(string script, CancellationToken cancellationToken);

    /// <summary>A command with the holes of <paramref name="statement"/> bound, ready to run.</summary>
    protected abstract DbCommand Bind(FormattableString statement);

    /// <summary>Takes back a command that has run.</summary>
    protected abstract void Release(DbCommand command);

    /// <summary>The text with holes as <c>$1</c>, <c>$2</c> …, which both engines understand.</summary>
    protected static string Text(string format) => Texts.GetOrAdd(format, static text => Hole().Replace(text, hole => $"${int.Parse(hole.Groups["index"].ValueSpan) + 1}"));

    /// <summary>What the drivers take: whole numbers as 64 bits, nothing as NULL.</summary>
    protected static object Value(object? argument) => argument switch
    {
        null => DBNull.Value,
        int number => (long)number,
        string or long or double => argument,
        _ => throw new ArgumentException($"A {argument.GetType().Name} has no column type.", nameof(argument)),
    };

    [GeneratedRegex(@"\{(?<index>\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}

/// <summary>Columns that may be NULL.</summary>
internal static class Columns
{
    extension(DbDataReader row)
    {
        /// <summary>A text or null.</summary>
        public string? NullableText(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        /// <summary>A whole number or null.</summary>
        public long? NullableNumber(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }
}
