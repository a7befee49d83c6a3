using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Awareness.Storage.Sqlite;

/// <summary>
/// Overwrites the unused middle of the pages of a database file. <c>secure_delete</c> overwrites what is deleted where it stands; but when a page is divided,
/// SQLite leaves copies of the rows that moved in the middle of the old page, and these it never overwrites. Where the middle begins and ends is in the file
/// format (sqlite.org/fileformat2.html#b_tree_pages); nothing ever reads it.
/// </summary>
/// <remarks>
/// To be called by the writer alone, right after the log was written into the file and cut, with no page in the writer's cache. The file is held open as
/// long as any connection: closing it would take away the locks that SQLite holds on it in this process.
/// </remarks>
internal sealed class PageGaps(string path) : IDisposable
{
    private const int FileHeader = 100;
    private const int LockByte = 1 << 30;
    private const int PagesAtOnce = 256;

    // The first byte of any other kind of page is the highest of a page number, which is never that of a b-tree page in a file of fewer pages.
    private const long MostPages = 0x0200_0000;

    private readonly SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Goes through the whole file, about a second for a gigabyte; returns how many pages had something to overwrite.</summary>
    public int Overwrite()
    {
        var header = new byte[FileHeader];
        if (RandomAccess.Read(file, header, 0) < FileHeader) return 0;
        int size = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)) is var given && given == 1 ? 65_536 : given;
        var movesPages = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(52)) != 0;
        var length = RandomAccess.GetLength(file);
        if (size < 512 || movesPages || length / size >= MostPages) return 0;

        var overwritten = 0;
        var pages = new byte[PagesAtOnce * size];
        for (var start = 0L; start < length; start += pages.Length)
        {
            var read = RandomAccess.Read(file, pages, start);
            for (var at = 0; at + size <= read; at += size)
            {
                if (start + at != LockByte && OverwriteGap(pages.AsSpan(at, size), start + at)) overwritten++;
            }
        }

        if (overwritten > 0) RandomAccess.FlushToDisk(file);
        return overwritten;
    }

    public void Dispose() => file.Dispose();

    private bool OverwriteGap(Span<byte> page, long offset)
    {
        var (from, to) = Gap(page, offset == 0 ? FileHeader : 0);
        if (from >= to || page[from..to].IndexOfAnyExcept((byte)0) < 0) return false;
        page[from..to].Clear();
        RandomAccess.Write(file, page[from..to], offset + from);
        return true;
    }

    /// <summary>From the end of the list of cells to the first cell; nothing for a page that holds no b-tree.</summary>
    private static (int From, int To) Gap(ReadOnlySpan<byte> page, int header)
    {
        var headerLength = page[header] switch
        {
            2 or 5 => 12,
            10 or 13 => 8,
            _ => 0,
        };
        if (headerLength == 0) return default;
        var cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
        int content = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 5)..]) is var first && first == 0 ? 65_536 : first;
        var from = header + headerLength + (2 * cells);
        return content <= page.Length && from <= content ? (from, content) : default;
    }
}
