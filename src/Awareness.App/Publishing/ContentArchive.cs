using System.IO.Compression;
using Awareness.Knowledge;

namespace Awareness.App.Publishing;

/// <summary>The files of one version of the content in one zip. The same files give the same bytes, and any unzip can open it.</summary>
internal static class ContentArchive
{
    /// <summary>The first moment a zip can hold: the moment of packing is no part of the content.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the files, in their order, to <paramref name="stream"/>.</summary>
    public static void Pack(IReadOnlyList<ContentFile> files, Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files)
        {
            var entry = zip.CreateEntry(file.Path, CompressionLevel.Fastest);
            entry.LastWriteTime = NoTime;
            using var content = entry.Open();
            content.Write(file.Bytes.Span);
        }
    }

    /// <summary>Reads the files back. Throws <see cref="InvalidDataException"/> when the archive is damaged or larger than any content may be.</summary>
    public static IReadOnlyList<ContentFile> Unpack(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > ContentFolder.MaxFiles) throw new InvalidDataException($"More than {ContentFolder.MaxFiles} files.");
        return [.. zip.Entries.Select(Read).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static ContentFile Read(ZipArchiveEntry entry)
    {
        // What an entry says of its length need not be true: no more is read than a content file may have.
        if (entry.Length > ContentFile.MaxBytes) throw new InvalidDataException($"{entry.FullName} is larger than a content file may be.");
        var bytes = new byte[entry.Length];
        using var content = entry.Open();
        content.ReadExactly(bytes);
        return new ContentFile(entry.FullName, bytes);
    }
}
