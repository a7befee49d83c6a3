using System.Buffers.Binary;
using System.Security.Cryptography;
using Awareness.App.Learning;
using Awareness.Learning;

namespace Awareness.App.Tests.Learning;

public sealed class LearnedFilesTests : IDisposable
{
    private const int LengthAt = 44;
    private static readonly byte[] Lesson = [.. Enumerable.Range(0, 200).Select(number => (byte)number)];

    private readonly string parent = Directory.CreateTempSubdirectory("awareness-").FullName;
    private readonly List<string> complaints = [];
    private readonly Clock clock = new();

    private string Folder => Path.Combine(parent, "cache");

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void What_one_process_kept_another_finds()
    {
        Assert.Null(Files().Find(Key("topics")));
        Files().Keep(Key("topics"), Lesson);

        Assert.Equal(Lesson, Files().Find(Key("topics")));
        Assert.Null(Files().Find(Key("topics", "another version")));
        Assert.Null(Files().Find(Key("requests")));
        Assert.Single(Directory.GetFiles(Folder));
        Assert.Empty(complaints);
    }

    [Fact]
    public void Only_the_user_may_look_into_the_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        Files().Keep(Key("topics"), Lesson);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Only()));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_forgotten_and_replaced()
    {
        Files().Keep(Key("topics"), Lesson);
        var file = Only();
        var whole = File.ReadAllBytes(file);
        for (var place = 0; place < whole.Length; place++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(file, bytes);
            Assert.Null(Files().Find(Key("topics")));
        }

        Files().Keep(Key("topics"), Lesson);
        Assert.Equal(Lesson, Files().Find(Key("topics")));
        Assert.Empty(complaints);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_forgotten()
    {
        Files().Keep(Key("topics"), Lesson);
        var file = Only();
        var whole = File.ReadAllBytes(file);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(Files().Find(Key("topics")));
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(201)]
    public void A_length_that_is_not_true_is_not_believed(int length)
    {
        Files().Keep(Key("topics"), Lesson);
        var bytes = File.ReadAllBytes(Only());
        Assert.Equal(Lesson.Length, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(LengthAt)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LengthAt), length);
        File.WriteAllBytes(Only(), bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(Files().Find(Key("topics")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_file_of_another_build_is_not_taken_whatever_its_name_says()
    {
        Files().Keep(Key("topics", "another build"), Lesson);
        var other = Only();
        Files().Keep(Key("topics"), Lesson.AsMemory(0, 3));
        File.Copy(other, Directory.GetFiles(Folder).Single(file => file != other), overwrite: true);

        Assert.Null(Files().Find(Key("topics")));
    }

    [Fact]
    public void What_is_no_file_of_ours_is_not_taken()
    {
        Files().Keep(Key("topics"), Lesson);
        File.WriteAllText(Only(), string.Concat(Enumerable.Repeat("not learned ", 100)));
        Assert.Null(Files().Find(Key("topics")));

        File.Delete(Only());
        Files().Keep(Key("topics"), Lesson);
        var file = Only();
        File.Delete(file);
        Directory.CreateDirectory(file);
        Assert.Null(Files().Find(Key("topics")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_complained_of_once()
    {
        File.WriteAllText(Folder, "a file where the folder should be");
        var files = Files();
        files.Keep(Key("topics"), Lesson);
        files.Keep(Key("requests"), Lesson);

        Assert.Null(files.Find(Key("topics")));
        Assert.Contains(Folder, Assert.Single(complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_files_used_last_are_kept()
    {
        var keys = Enumerable.Range(0, LearnedFiles.MostFiles + 4).Select(number => Key("topics", $"version {number}")).ToList();
        foreach (var key in keys.Take(LearnedFiles.MostFiles)) KeepAt(key);
        clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(Files().Find(keys[0]));
        foreach (var key in keys.Skip(LearnedFiles.MostFiles)) KeepAt(key);

        Assert.Equal(LearnedFiles.MostFiles, Directory.GetFiles(Folder).Length);
        Assert.NotNull(Files().Find(keys[0]));
        Assert.All(keys.Skip(1).Take(4), key => Assert.Null(Files().Find(key)));
        Assert.All(keys.Skip(5), key => Assert.NotNull(Files().Find(key)));
    }

    [Fact]
    public void What_a_killed_process_left_is_cleared_away_and_what_another_is_writing_is_not()
    {
        Files().Keep(Key("topics"), Lesson);
        var (left, current) = (Path.Combine(Folder, "topics-1.learned.a.part"), Path.Combine(Folder, "topics-1.learned.b.part"));
        File.WriteAllBytes(left, [1]);
        File.SetLastWriteTimeUtc(left, clock.Now.UtcDateTime - TimeSpan.FromHours(2));
        File.WriteAllBytes(current, [1]);
        File.SetLastWriteTimeUtc(current, clock.Now.UtcDateTime);

        Files().Keep(Key("requests"), Lesson);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(current));
    }

    [Fact]
    public void Many_at_once_find_the_whole_or_nothing()
    {
        var lesson = new byte[300_000];
        new Random(1).NextBytes(lesson);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, round =>
        {
            var files = Files();
            if (round % 3 == 0) files.Keep(Key("topics"), lesson);
            else if (files.Find(Key("topics")) is { } found) Assert.True(found.AsSpan().SequenceEqual(lesson));
        });

        Assert.True(Files().Find(Key("topics")).AsSpan().SequenceEqual(lesson));
        Assert.Single(Directory.GetFiles(Folder));
        Assert.Empty(complaints);
    }

    /// <summary>Each file a minute after the one before.</summary>
    private void KeepAt(LearnedKey key)
    {
        var before = Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];
        Files().Keep(key, Lesson);
        clock.Now += TimeSpan.FromMinutes(1);
        foreach (var file in Directory.GetFiles(Folder).Except(before, StringComparer.Ordinal)) File.SetLastWriteTimeUtc(file, clock.Now.UtcDateTime);
    }

    private LearnedFiles Files() => new(Folder, clock, complaints.Add);

    private string Only() => Directory.GetFiles(Folder).Single();

    private static LearnedKey Key(string kind, string of = "this version") => new(kind, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(of))));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow() - TimeSpan.FromDays(30);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
