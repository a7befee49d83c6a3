using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Awareness.Learning;

/// <summary>Takes in, one after another, all that something is learned from, and makes the key of what is learned.</summary>
internal sealed class Material : IDisposable
{
    private const int Room = 32 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] pending = new byte[Room];
    private int written;

    /// <summary>Begins with the program that learns.</summary>
    /// <param name="program">Another program, another way of adding up: another key.</param>
    public Material(string program) => Add(program);

    /// <summary>
    /// This program on this machine. Sums of fractions depend on the order of their parts, which follows the width of the processor's vectors, and on the runtime's
    /// logarithms.
    /// </summary>
    public static string Program { get; } = string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{typeof(Material).Module.ModuleVersionId} {Environment.Version} {RuntimeInformation.ProcessArchitecture} {Vector<float>.Count}");

    /// <summary>Takes in a number.</summary>
    public void Add(int number)
    {
        if (written + sizeof(int) > Room) Flush();
        BinaryPrimitives.WriteInt32LittleEndian(pending.AsSpan(written), number);
        written += sizeof(int);
    }

    /// <summary>Takes in a text, its length before it, so that no two rows of texts look the same.</summary>
    public void Add(string text)
    {
        Add(text.Length);
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        if (written + bytes.Length > Room) Flush();
        if (bytes.Length > Room)
        {
            hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(pending.AsSpan(written));
        written += bytes.Length;
    }

    /// <summary>The key of what is learned from all that was taken in; the material is used up.</summary>
    public LearnedKey Key(string kind)
    {
        Add(kind);
        Flush();
        return new LearnedKey(kind, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(pending.AsSpan(0, written));
        written = 0;
    }
}
