using System.Security.Cryptography;
using System.Text;
using Awareness.Knowledge.Reading;
using Awareness.Yaml;

namespace Awareness.Knowledge;

/// <summary>
/// The files below a content root. Left out: <c>questions/</c> (it only measures quality), and every file or folder whose name
/// begins with "." or "_" (drafts and the leavings of editors).
/// </summary>
/// <param name="Files">Ordered by path, so the same content gives the same version everywhere.</param>
/// <param name="Problems">Files that could not be read.</param>
public sealed record ContentFolder(IReadOnlyList<ContentFile> Files, IReadOnlyList<Problem> Problems)
{
    /// <summary>More files than this mean that the folder is not a content folder.</summary>
    public const int MaxFiles = 5000;

    private static readonly EnumerationOptions Entries = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>First 12 hex digits of the SHA-256 over path and bytes of every file, each with its length before it, so that no two contents look the same.</summary>
    public string Version
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in Files)
            {
                if (file.Path.StartsWith("questions/", StringComparison.Ordinal)) continue;
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
                hash.AppendData(file.Bytes.Span);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        }
    }

    /// <summary>Reads the files below <paramref name="root"/>; what cannot be read becomes a problem.</summary>
    public static ContentFolder Read(string root)
    {
        var files = new List<ContentFile>();
        var problems = new List<Problem>();
        var pending = new Stack<string>([""]);
        while (pending.TryPop(out var folder))
        {
            try
            {
                ReadFolder(root, folder, pending, files, problems);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                problems.Add(new Problem(folder.Length == 0 ? "." : folder, 1, Messages.UnreadableFolder));
            }

            if (files.Count <= MaxFiles) continue;
            problems.Add(new Problem(".", 1, Messages.TooManyFiles(MaxFiles)));
            break;
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new ContentFolder(files, problems);
    }

    private static void ReadFolder(string root, string folder, Stack<string> pending, List<ContentFile> files, List<Problem> problems)
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos("*", Entries))
        {
            if (entry.Name[0] is '.' or '_') continue;
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (entry is FileInfo file) ReadFile(file, path, files, problems);
            else if (path != "questions") pending.Push(path);
            if (files.Count > MaxFiles) return;
        }
    }

    private static void ReadFile(FileInfo file, string path, List<ContentFile> files, List<Problem> problems)
    {
        if (file.Length > ContentFile.MaxBytes)
        {
            problems.Add(new Problem(path, 1, FileMessages.TooLarge));
            return;
        }

        try
        {
            files.Add(new ContentFile(path, File.ReadAllBytes(file.FullName)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(path, 1, Messages.UnreadableFile));
        }
    }
}
