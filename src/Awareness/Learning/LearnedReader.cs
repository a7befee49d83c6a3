using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Awareness.Learning;

/// <summary>
/// Reads what <see cref="LearnedWriter"/> wrote. Takes no more memory than the bytes have: what reaches beyond them, or was never written so, ends the reading, and all that
/// follows is empty.
/// </summary>
/// <param name="bytes">The bytes, trusted in nothing.</param>
internal sealed class LearnedReader(ReadOnlyMemory<byte> bytes)
{
    private int position;
    private bool isBroken;

    /// <summary>True when everything was read and nothing is left.</summary>
    public bool IsWhole => !isBroken && position == bytes.Length;

    /// <summary>The next number; 0 when there is none.</summary>
    public int Number() => Take(sizeof(int)) is { Length: sizeof(int) } number ? BinaryPrimitives.ReadInt32LittleEndian(number) : 0;

    /// <summary>The next array; empty when it is not there as a whole.</summary>
    public T[] Array<T>()
        where T : unmanaged
    {
        var count = Number();
        if (count <= 0 || count > (bytes.Length - position) / Unsafe.SizeOf<T>())
        {
            isBroken |= count != 0;
            return [];
        }

        var values = GC.AllocateUninitializedArray<T>(count);
        Take(count * Unsafe.SizeOf<T>()).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>The next texts.</summary>
    public string[] Texts()
    {
        var ends = Array<int>();
        var letters = Array<char>();
        var texts = new string[ends.Length];
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            if (ends[i] < start || ends[i] > letters.Length) return Broken<string>();
            texts[i] = new string(letters, start, ends[i] - start);
            start = ends[i];
        }

        return start == letters.Length ? texts : Broken<string>();
    }

    /// <summary>The next table; every value is from 0 to <paramref name="below"/> without it.</summary>
    public Dictionary<TKey, int> Table<TKey>(int below)
        where TKey : unmanaged => Table(Array<TKey>(), below, comparer: null);

    /// <summary>The next table of words; every value is from 0 to <paramref name="below"/> without it.</summary>
    public Dictionary<string, int> Words(int below) => Table(Texts(), below, StringComparer.Ordinal);

    private Dictionary<TKey, int> Table<TKey>(TKey[] keys, int below, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        var values = Array<int>();
        var table = new Dictionary<TKey, int>(keys.Length, comparer);
        isBroken |= values.Length != keys.Length;
        for (var i = 0; i < keys.Length && !isBroken; i++) isBroken = (uint)values[i] >= (uint)below || !table.TryAdd(keys[i], values[i]);
        return table;
    }

    private T[] Broken<T>()
    {
        isBroken = true;
        return [];
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        isBroken |= count > bytes.Length - position;
        if (isBroken) return [];
        position += count;
        return bytes.Span.Slice(position - count, count);
    }
}
