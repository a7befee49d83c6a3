using System.Collections.Concurrent;
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
    public abstract Task<int> ExecuteAsync(FormattableString statement, CancellationToken cancellationToken);

    /// <summary>Runs a statement and reads all its rows.</summary>
    public abstract Task<List<T>> QueryAsync<T>(FormattableString statement, Func<IRow, T> read, CancellationToken cancellationToken);

    /// <summary>Runs a statement and reads its first row; null when there is none.</summary>
    public async Task<T?> FindAsync<T>(FormattableString statement, Func<IRow, T> read, CancellationToken cancellationToken) where T : class
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

    /// <summary>The text with holes as <c>$1</c>, <c>$2</c> …, which both engines understand.</summary>
    protected static string Text(string format) => Texts.GetOrAdd(format, static text => Hole().Replace(text, hole => $"${int.Parse(hole.Groups["index"].ValueSpan) + 1}"));

    /// <summary>What has no column type.</summary>
    protected static ArgumentException NoColumnType(object? argument) => new($"A {argument?.GetType().Name} has no column type.", nameof(argument));

    [GeneratedRegex(@"\{(?<index>\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
