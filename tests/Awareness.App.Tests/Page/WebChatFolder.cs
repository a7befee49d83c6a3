namespace Awareness.App.Tests.Page;

/// <summary>A folder with files under Web Chat's names whose content says which one was sent.</summary>
internal static class WebChatFolder
{
    public static string WithFakes(bool isCompressed = true)
    {
        var folder = Directory.CreateTempSubdirectory("awareness-web-").FullName;
        File.WriteAllText(Path.Combine(folder, "webchat-4.18.1.js"), "plain");
        if (!isCompressed) return folder;
        File.WriteAllText(Path.Combine(folder, "webchat-4.18.1.js.br"), "brotli");
        File.WriteAllText(Path.Combine(folder, "webchat-4.18.1.js.gz"), "gzip");
        return folder;
    }
}
