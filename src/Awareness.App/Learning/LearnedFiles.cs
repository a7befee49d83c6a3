using Awareness.Learning;

namespace Awareness.App.Learning;

/// <summary>
/// Keeps what was learned in files, one a key, of one user's folder. A file appears whole or not at all, says itself what it holds, and is believed only when the hash of its
/// content is right; any other is learned anew and replaced. Any number of processes may use the folder at once. Only the last <see cref="MostFiles"/> used are kept.
/// </summary>
/// <param name="folder">Made when something is first kept, for this user alone.</param>
/// <param name="time">Tells files used lately from others.</param>
/// <param name="complain">Told once why nothing can be kept, in a sentence an operator can act on.</param>
public sealed class LearnedFiles(string folder, TimeProvider time, Action<string> complain) : ILearnedCache
{
    /// <summary>A version of the content takes three; the rest are other versions and other builds of the program.</summary>
    public const int MostFiles = 18;

    private const string Ending = ".learned";
    private const string DraftEnding = ".part";

    /// <summary>More than this was never written here: some ten times what the whole content takes.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A draft this old is what a process left that was killed.</summary>
    private static readonly TimeSpan DraftAge = TimeSpan.FromHours(1);

    /// <summary>A file is noted as used once in so long.</summary>
    private static readonly TimeSpan UseStep = TimeSpan.FromHours(1);

    private int complaints;

    /// <inheritdoc />
    public byte[]? Find(LearnedKey key)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path)) return null;
            var body = ReadBody(path, key);
            if (body is not null) NoteUse(path);
            return body;
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Keep(LearnedKey key, ReadOnlyMemory<byte> learned)
    {
        var path = PathOf(key);
        var draft = $"{path}.{Path.GetRandomFileName()}{DraftEnding}";
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            Write(draft, key, learned.Span);
            File.Move(draft, path, overwrite: true);
            Prune();
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            TryDelete(draft);
            if (Interlocked.Increment(ref complaints) == 1) complain($"What was learned from the content cannot be kept in {folder}, so every start takes longer: {exception.Message}");
        }
    }

    private static bool IsOfStorage(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;

    private string PathOf(LearnedKey key) => Path.Combine(folder, $"{key.Kind}-{key.Hash[..16]}{Ending}");

    /// <summary>What the file holds; null when it is damaged, or not what its name says.</summary>
    private static byte[]? ReadBody(string path, LearnedKey key)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        Span<byte> head = stackalloc byte[LearnedHead.Length];
        if (file.Length is <= LearnedHead.Length or > LearnedHead.Length + MostBytes) return null;
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = (int)file.Length - head.Length;
        if (!LearnedHead.IsOf(head, key, length)) return null;
        var body = GC.AllocateUninitializedArray<byte>(length);
        file.ReadExactly(body);
        return LearnedHead.IsOf(head, body) ? body : null;
    }

    private static void Write(string path, LearnedKey key, ReadOnlySpan<byte> body)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, PreallocationSize = LearnedHead.Length + body.Length };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(LearnedHead.Of(key, body));
        file.Write(body);
    }

    /// <summary>The files used last stay.</summary>
    private void NoteUse(string path)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - File.GetLastWriteTimeUtc(path) < UseStep) return;
        try
        {
            File.SetLastWriteTimeUtc(path, now);
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            // A folder that can only be read serves as well; nobody prunes it either.
        }
    }

    private void Prune()
    {
        var files = new DirectoryInfo(folder);
        foreach (var old in files.EnumerateFiles($"*{Ending}").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles)) TryDelete(old.FullName);
        var since = time.GetUtcNow().UtcDateTime - DraftAge;
        foreach (var left in files.EnumerateFiles($"*{DraftEnding}").Where(file => file.LastWriteTimeUtc < since)) TryDelete(left.FullName);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (IsOfStorage(exception))
        {
            // Another process was faster, or reads it still: the next one to keep something tries again.
        }
    }
}
