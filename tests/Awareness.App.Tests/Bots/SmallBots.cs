namespace Awareness.App.Tests.Bots;

/// <summary>A bots folder with one bot that a test may change: what the engine says and the places are those of the repository.</summary>
internal sealed class SmallBots : IDisposable
{
    public const string Start = "câu đố thử";
    public const string Question = "Thấy bạn đuối nước, việc đầu tiên là gì?";

    public SmallBots()
    {
        foreach (var shared in new[] { "texts.yaml", "places.yaml" }) File.Copy(Path.Combine(Product.Root, "bots", shared), Path.Combine(Folder, shared));
        Write("bot.yaml", """
            name: Thử nghiệm
            audience: everyone
            about: Một bot để thử.
            start: cau-do
            privacy: Không giữ gì. Chỉ để thử.
            handoff: Bạn gặp cán bộ Đoàn nơi bạn ở nhé.
            """);
        SayAtTheEnd("Bạn được {score}/{max_score} điểm.");
        Write("flows/bao.yaml", """
            title: Báo thử
            start: [báo thử]
            private: true
            timeout: {after: 23h, remind: Bạn còn ở đó không?}
            steps:
              - ask: Bạn thấy gì?
                choices: [Ao chưa rào, Thiếu biển báo]
                save: loai
                skip: no
              - ask: Ở xã, phường nào?
                expect: place
                save: noi
                skip: no
              - report: {category: loai, place: noi}
              - end: "Mã của bạn: {receipt}."
            """);
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("awareness-bots-").FullName;

    /// <summary>The flags that make a service or a command use it.</summary>
    public string[] Flags => ["--bots", Folder];

    /// <summary>Gives the flow another last word: a new version.</summary>
    public void SayAtTheEnd(string words) => Write("flows/cau-do.yaml", $$"""
        title: Câu đố thử
        start: [{{Start}}]
        timeout: {after: 23h, remind: Bạn còn ở đó không?}
        steps:
          - ask: Bạn ở xã, phường nào?
            expect: place
            save: ward
            skip: no
          - quiz: {{Question}}
            id: duoi-nuoc
            choices:
              - Nhảy xuống cứu
              - {text: Hô to gọi người, right: true}
            explain: Nhảy xuống rất dễ chìm cả hai.
          - ask: Bạn hứa giữ an toàn cho mình chứ?
            id: hua
            expect: text
            record: survey
          - end: "{{words}}"
        """);

    /// <summary>Makes a mistake that the check finds.</summary>
    public void Break() => Write("flows/cau-do.yaml", "title: Hỏng\nsteps:\n  - noi: a\n");

    /// <summary>Keeps a chat beside the bot.</summary>
    public string WriteChat(string chat)
    {
        Write("chats/thu.chat", chat);
        return Path.Combine(Folder, "thu", "chats", "thu.chat");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(Folder, "thu", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Folder);
        File.WriteAllText(file, text);
    }
}
