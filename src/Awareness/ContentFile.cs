namespace Awareness;

/// <summary>One file of <c>content/</c> as it lies on disk.</summary>
/// <param name="Path">Below the content root, with forward slashes.</param>
/// <param name="Bytes">All of it.</param>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Larger files are refused unread: 1 MB.</summary>
    public const int MaxBytes = 1024 * 1024;
}
