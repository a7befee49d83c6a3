using Awareness.App.Hosting;
using Awareness.Channels.Credentials;

namespace Awareness.App.Tests.Hosting;

/// <summary>Keys are made once and kept; what is no key stops the start and says so.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_key_is_made_once_is_its_owners_alone_and_leaves_nothing_beside_it()
    {
        var key = DataFolder.Open(folder).ChannelKey();
        Assert.Equal(ChannelKey.Length, key.Length);
        Assert.Equal(key, DataFolder.Open(folder).ChannelKey());
        var file = Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("channels.key", 0)]
    [InlineData("channels.key", 31)]
    [InlineData("channels.key", 33)]
    [InlineData("directline.key", 0)]
    [InlineData("directline.key", 31)]
    public async Task What_is_no_key_is_said_and_stays_as_it_is(string name, int length)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, new byte[length], TestContext.Current.CancellationToken);
        var data = DataFolder.Open(folder);
        var refused = Assert.Throws<StartRefusedException>(() => name == "channels.key" ? data.ChannelKey() : data.DirectLineKey());
        Assert.Contains($"'{file}' is no key: it has {length} bytes and not 32.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(file).Length);
    }

    [Fact]
    public async Task What_a_start_left_half_written_is_no_key_to_the_next()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, $"channels.key.{Environment.ProcessId}.part"), new byte[7], TestContext.Current.CancellationToken);
        Assert.NotEqual(new byte[ChannelKey.Length], DataFolder.Open(folder).ChannelKey());
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_service_whose_key_is_broken_does_not_start_and_says_why()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "directline.key"), [], TestContext.Current.CancellationToken);
        var ended = await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:0", "--data", folder]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("Cannot start: ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("directline.key' is no key", ended.Errors, StringComparison.Ordinal);
    }
}
