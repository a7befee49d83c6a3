using System.Text;

namespace Awareness.App.Tests.Hosting;

/// <summary>What "xóa dữ liệu của tôi" promises, of the service as it runs: nothing of the person is left anywhere, and what is counted stays counted.</summary>
public sealed class ErasureTests
{
    private const string Person = "nguoi-rieng-tu-7f3a91";
    private const string Secret = "nhà thuyền Xanh Lam mã 482913";
    private const string Consent = "dạ em đồng ý nhận nhé";

    [Fact]
    public async Task After_erasing_no_byte_of_the_person_is_left_in_database_log_or_exports()
    {
        await using var service = await ServiceProcess.StartAsync();
        await SayAsync(service, "đố vui đi đường", "1", "1", "2", "1");
        await SayAsync(service, "nhắc phụ huynh", Consent, "1", "1");
        await SayAsync(service, "thôi", $"giá {Secret} là bao nhiêu", Secret, "dữ liệu của tôi");
        Assert.NotEmpty(Traces(service));

        await SayAsync(service, "xóa dữ liệu của tôi", "có");

        // The last reply stays until it is surely delivered; then nothing does.
        foreach (var export in new[] { new[] { "gaps", "--json" }, ["results", "pupils", "do-vui-road", "--csv", "-"], ["reports", "--csv"] })
        {
            var ended = await Product.RunAsync([.. export, "--data", service.Folder]);
            Assert.DoesNotContain("Xanh Lam", ended.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Person, ended.Output, StringComparison.Ordinal);
        }

        Assert.Equal("ok", StoredRows.Integrity(service.Database));
    }

    private int said;

    private async Task SayAsync(ServiceProcess service, params string[] texts)
    {
        foreach (var text in texts) Assert.NotEmpty(await service.AskAsync(Person, $"{Person}-{said++}", text));
    }

    /// <summary>Where something of the person is found: files of the data folder but for the lock, which is empty and held, and the log.</summary>
    private static List<string> Traces(ServiceProcess service)
    {
        byte[][] marks = [.. new[] { Person, Secret, "Xanh Lam", "482913", Consent }.Select(Encoding.UTF8.GetBytes)];
        List<string> found = [.. Directory.EnumerateFiles(service.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Holds(file, marks)).Select(file => Path.GetFileName(file))];
        if (service.Lines.Any(line => line.Contains(Person, StringComparison.Ordinal) || line.Contains("Xanh Lam", StringComparison.Ordinal))) found.Add("log");
        return found;
    }

    private static bool Holds(string file, byte[][] marks)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return marks.Any(mark => bytes.AsSpan().IndexOf(mark) >= 0);
    }
}
