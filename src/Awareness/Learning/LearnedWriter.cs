using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Awareness.Learning;

/// <summary>Writes what was learned into one row of bytes: numbers, and arrays of them as they lie in memory, each with its length before it.</summary>
internal sealed class LearnedWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>All that was written.</summary>
    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    /// <summary>Writes a number.</summary>
    public void Number(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(sizeof(int)), number);
        buffer.Advance(sizeof(int));
    }

    /// <summary>Writes numbers, or plain structs of them.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Number(values.Length);
        buffer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Writes texts: where each ends, then all their characters.</summary>
    public void Texts(IReadOnlyCollection<string> texts)
    {
        var ends = new int[texts.Count];
        var (next, end) = (0, 0);
        foreach (var text in texts) ends[next++] = end += text.Length;
        Array<int>(ends);
        Array<char>(string.Concat(texts));
    }

    /// <summary>Writes a table: its keys, then its values in their order.</summary>
    public void Table<TKey>(Dictionary<TKey, int> table)
        where TKey : unmanaged
    {
        Array<TKey>([.. table.Keys]);
        Array<int>([.. table.Values]);
    }

    /// <summary>The same for a table of words.</summary>
    public void Words(Dictionary<string, int> table)
    {
        Texts(table.Keys);
        Array<int>([.. table.Values]);
    }
}
