using System.IO.Compression;
using System.Text;
using Awareness.App.Publishing;

namespace Awareness.App.Tests.Publishing;

public sealed class VersionStoreTests : IDisposable
{
    private const int Most = 3;
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("awareness-").FullName, "versions");
    private readonly VersionStore store;

    public VersionStoreTests() => store = new VersionStore(folder, Most);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder) ?? folder, recursive: true);

    [Fact]
    public void A_store_nobody_wrote_to_is_empty_and_makes_no_folder()
    {
        Assert.Null(store.InForce());
        Assert.Empty(store.List());
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_published_version_is_in_force_and_its_files_come_back()
    {
        Assert.True(Publish(1));
        Assert.Equal(new VersionInForce(Name(1), Start.AddMinutes(1), SetAside: null), store.InForce());
        Assert.Equal([Version(1)], store.List());
        Assert.Equal(Files(1).Select(Text), store.Files(Name(1)).Select(Text));
    }

    [Fact]
    public void The_same_files_are_packed_into_the_same_bytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        ContentArchive.Pack(Files(1), first);
        ContentArchive.Pack(Files(1), second);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Only_the_last_versions_are_kept_and_always_the_one_in_force()
    {
        for (var number = 1; number <= Most; number++) Publish(number);
        store.RollBack(new VersionInForce(Name(1), Start.AddHours(1), Name(3)));
        Publish(4);
        Assert.Equal([Name(4), Name(3), Name(2)], store.List().Select(version => version.Version));
        store.RollBack(new VersionInForce(Name(2), Start.AddHours(2), Name(4)));
        store.Keep(Version(5), Files(5));
        store.RollBack(new VersionInForce(Name(2), Start.AddHours(3), Name(4)));
        Assert.Equal([Name(5), Name(4), Name(2)], store.List().Select(version => version.Version));
    }

    [Fact]
    public void A_rollback_ordered_meanwhile_is_not_overridden()
    {
        Publish(1);
        var before = store.InForce();
        Publish(2);
        Assert.False(store.TryPublish(before, Version(3), Files(3)));
        Assert.Equal(Name(2), store.InForce()?.Version);
        Assert.False(store.Has(Name(3)));
    }

    [Fact]
    public void Rolling_back_to_what_is_not_kept_is_refused()
    {
        Publish(1);
        Assert.Throws<FileNotFoundException>(() => store.RollBack(new VersionInForce(Name(9), Start, SetAside: null)));
        Assert.Equal(Name(1), store.InForce()?.Version);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("00000000000A")]
    public void A_name_that_is_no_version_reaches_no_file(string name)
    {
        Assert.False(store.Has(name));
        Assert.Throws<InvalidDataException>(() => store.Files(name));
    }

    [Fact]
    public void Damage_is_seen()
    {
        Publish(1);
        Publish(2);
        File.WriteAllText(Path.Combine(folder, "in-force.json"), "{");
        File.WriteAllText(Path.Combine(folder, $"{Name(1)}.json"), "[]");
        File.WriteAllText(Path.Combine(folder, $"{Name(2)}.zip"), "not a zip");
        Assert.Null(store.InForce());
        Assert.Equal([Name(2)], store.List().Select(version => version.Version));
        Assert.Throws<InvalidDataException>(() => store.Files(Name(2)));
    }

    [Fact]
    public void An_archive_larger_than_any_content_is_refused_unread()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var large = zip.CreateEntry("bomb.md", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[ContentFile.MaxBytes + 1];
            large.Write(zeros);
        }

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => ContentArchive.Unpack(stream));
    }

    [Fact]
    public async Task Many_who_publish_at_once_leave_one_in_force_and_nothing_half_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(1, 16).Select(number => Task.Run(() => new VersionStore(folder, most: 100).TryPublish(store.InForce(), Version(number), Files(number)), cancellation)));
        var inForce = store.InForce();
        Assert.NotNull(inForce);
        Assert.Contains(store.List(), version => version.Version == inForce.Version);
        Assert.All(store.List(), version => Assert.Equal(3, store.Files(version.Version).Count));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part"));
    }

    private bool Publish(int number) => store.TryPublish(store.InForce(), Version(number), Files(number));

    private static string Name(int number) => number.ToString("x12", System.Globalization.CultureInfo.InvariantCulture);

    private static PublishedVersion Version(int number) => new(Name(number), Start.AddMinutes(number), number);

    private static IReadOnlyList<ContentFile> Files(int number) =>
    [
        new ContentFile("answers/a/một.md", Encoding.UTF8.GetBytes($"Thẻ {number}")),
        new ContentFile("empty.yaml", ReadOnlyMemory<byte>.Empty),
        new ContentFile("laws.yaml", new byte[] { 0, 255, 13, 10 }),
    ];

    private static string Text(ContentFile file) => $"{file.Path} {Convert.ToHexString(file.Bytes.Span)}";
}
