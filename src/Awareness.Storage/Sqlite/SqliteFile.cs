namespace Awareness.Storage.Sqlite;

/// <summary>
/// The database file held by this process alone: an operating-system lock on a file beside it, which ends with the process however it ends.
/// Two writers on one file would break the rule that one connection does every commit and every checkpoint.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream claim;

    private SqliteFile(string path, FileStream claim)
    {
        Path = path;
        this.claim = claim;
    }

    /// <summary>The file itself, links resolved.</summary>
    public string Path { get; }

    /// <summary>Takes the file for this process, creating it (readable by its owner only) when it is missing.</summary>
    public static SqliteFile Claim(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            if (File.Exists(full)) full = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            if (System.IO.Path.GetDirectoryName(full) is { } folder) CreateFolder(folder);
            var held = OpenOwnerOnly($"{full}.lock", FileShare.None);
            try
            {
                OpenOwnerOnly(full, FileShare.ReadWrite).Dispose();
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(full, OwnerOnly);
            }
            catch
            {
                held.Dispose();
                throw;
            }

            return new SqliteFile(full, held);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new DatabaseException($"Cannot take the database {full} for writing: another process holds it ({full}.lock). Stop that process first.", exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseException($"Cannot open the database {full}: {exception.Message}", exception);
        }
    }

    public void Dispose() => claim.Dispose();

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream OpenOwnerOnly(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
