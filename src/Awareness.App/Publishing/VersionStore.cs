using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Awareness.App.Publishing;

/// <summary>
/// The versions of the content that were published, in <c>versions/</c> of the data folder: <c>VERSION.zip</c> with the files, <c>VERSION.json</c> beside it,
/// and <c>in-force.json</c>, which says which of them answers. Every file appears whole or not at all. The service and the command line may use it at once.
/// Members throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when the folder cannot be used.
/// </summary>
/// <param name="folder">Made when something is first written.</param>
/// <param name="most">How many versions are kept, at least 2; the one in force is always among them.</param>
public sealed class VersionStore(string folder, int most)
{
    private const int VersionLength = 12;
    private const string Pointer = "in-force.json";
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LockStep = TimeSpan.FromMilliseconds(20);

    /// <summary>Where they lie.</summary>
    public string Folder => folder;

    /// <summary>The version in force; null when none was ever published, or the file that says so is damaged.</summary>
    public VersionInForce? InForce() => Read(Pointer, VersionJson.Default.VersionInForce);

    /// <summary>The versions kept, the last published first.</summary>
    public IReadOnlyList<PublishedVersion> List()
    {
        if (!Directory.Exists(folder)) return [];
        return
        [
            .. Directory.EnumerateFiles(folder, "*.zip")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(IsVersion)
                .Select(version => Read($"{version}.json", VersionJson.Default.PublishedVersion))
                .OfType<PublishedVersion>()
                .OrderByDescending(version => version.PublishedAt).ThenBy(version => version.Version, StringComparer.Ordinal),
        ];
    }

    /// <summary>True when <paramref name="version"/> is kept.</summary>
    public bool Has(string version) => IsVersion(version) && File.Exists(PathOf($"{version}.zip")) && File.Exists(PathOf($"{version}.json"));

    /// <summary>The files of a kept version. Throws <see cref="InvalidDataException"/> when its archive is damaged.</summary>
    public IReadOnlyList<ContentFile> Files(string version)
    {
        if (!IsVersion(version)) throw new InvalidDataException($"'{version}' is not the name of a version.");
        using var stream = File.OpenRead(PathOf($"{version}.zip"));
        return ContentArchive.Unpack(stream);
    }

    /// <summary>Keeps a version without putting it into force; does nothing when it is kept already.</summary>
    public void Keep(PublishedVersion version, IReadOnlyList<ContentFile> files)
    {
        using var held = Hold();
        if (!Has(version.Version)) Write(version, files);
    }

    /// <summary>Keeps a version and puts it into force, unless something else was put into force since <paramref name="before"/> was read; false then.</summary>
    public bool TryPublish(VersionInForce? before, PublishedVersion version, IReadOnlyList<ContentFile> files)
    {
        using var held = Hold();
        if (InForce() != before) return false;
        Write(version, files);
        PutInForce(new VersionInForce(version.Version, version.PublishedAt, SetAside: null));
        return true;
    }

    /// <summary>Puts a kept version into force.</summary>
    public void RollBack(VersionInForce to)
    {
        using var held = Hold();
        if (!Has(to.Version)) throw new FileNotFoundException($"Version {to.Version} is not kept.");
        PutInForce(to);
    }

    private static bool IsVersion(string name) => name.Length == VersionLength && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string name) => Path.Combine(folder, name);

    private void Write(PublishedVersion version, IReadOnlyList<ContentFile> files)
    {
        if (!File.Exists(PathOf($"{version.Version}.zip"))) WriteWhole($"{version.Version}.zip", stream => ContentArchive.Pack(files, stream));
        WriteWhole($"{version.Version}.json", stream => JsonSerializer.Serialize(stream, version, VersionJson.Default.PublishedVersion));
    }

    private void PutInForce(VersionInForce next)
    {
        WriteWhole(Pointer, stream => JsonSerializer.Serialize(stream, next, VersionJson.Default.VersionInForce));
        foreach (var old in List().Where(version => version.Version != next.Version).Skip(most - 1))
        {
            File.Delete(PathOf($"{old.Version}.json"));
            File.Delete(PathOf($"{old.Version}.zip"));
        }
    }

    /// <summary>Whoever reads meanwhile sees the old file or the new one, also after a power cut.</summary>
    private void WriteWhole(string name, Action<Stream> write)
    {
        var draft = PathOf($"{name}.part");
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(name), overwrite: true);
    }

    private T? Read<T>(string name, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return File.Exists(PathOf(name)) ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(name)), type) : null;
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>One process at a time changes the folder; the operating system lets go of the lock however the process ends.</summary>
    private FileStream Hold()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        for (var waited = TimeSpan.Zero; ; waited += LockStep)
        {
            try
            {
                return new FileStream(PathOf("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LockTime)
            {
                Thread.Sleep(LockStep);
            }
        }
    }
}
