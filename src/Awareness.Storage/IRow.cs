namespace Awareness.Storage;

/// <summary>The row of a result that is being read. Columns count from 0; what is NULL must be asked for before it is read as anything.</summary>
internal interface IRow
{
    /// <summary>True when the column holds nothing.</summary>
    bool IsDBNull(int column);

    /// <summary>A whole number.</summary>
    long GetInt64(int column);

    /// <summary>A number.</summary>
    double GetDouble(int column);

    /// <summary>A text.</summary>
    string GetString(int column);
}

/// <summary>Columns that may be NULL.</summary>
internal static class Columns
{
    extension(IRow row)
    {
        /// <summary>A text or null.</summary>
        public string? NullableText(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        /// <summary>A whole number or null.</summary>
        public long? NullableNumber(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }
}
