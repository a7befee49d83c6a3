using System.Text;
using Awareness.Bots;
using Awareness.Flows;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests.Bots;

/// <summary>A small bots folder without a single mistake, in which a test plants one.</summary>
internal sealed class SampleBots
{
    public const string FlowPath = "phu-huynh/flows/thu.yaml";
    public const string PupilFlowPath = "hoc-sinh/flows/thu.yaml";
    public const string BotPath = "phu-huynh/bot.yaml";
    public const string CampaignPath = "phu-huynh/campaigns/he/campaign.yaml";
    public const string TextsPath = "texts.yaml";
    public const string PlacesPath = "places.yaml";

    public const string FlowHead = """
        title: Thử một luồng
        start: [thử luồng]
        steps:

        """;

    public const string Bot = """
        name: Phụ huynh
        audience: parent
        about: Dành cho bố mẹ.
        start: chao
        languages: [vi]
        privacy: Mình chỉ giữ câu trả lời.
        handoff: "Gọi {{hotline.ambulance}}."
        timeout: {after: 23h, remind: Bạn còn đó không?}
        reminders:
          - {id: storm, name: Mưa bão}
        """;

    public const string Campaign = """
        title: Hè an toàn
        flow: he-an-toan
        from: 2027-05-25
        until: 2027-08-31
        start: [hè an toàn]
        reminder: storm
        invite: Mời bạn tham gia.
        """;

    public const string Places = """
        places:
          - {name: Bãi Cháy, kind: phường, words: [Hùng Thắng]}
          - {name: Hạ Long, kind: phường, words: [Hồng Hà]}
          - {name: Vân Đồn, kind: đặc khu, words: [xã Hạ Long, Cái Rồng]}
        former:
          - {name: Hạ Long (cũ), words: [Hạ Long, thành phố Hạ Long], units: [Bãi Cháy, Hạ Long]}
        """;

    public static readonly string Texts = $$$"""
        texts:
        {{{string.Join('\n', FlowTextKeys.Required.Select(key => $"  {key}: \"Lời {key}.\""))}}}
        words:
          stop: [thôi, dừng ở đây]
          back: [quay lại]
          restart: [bắt đầu lại]
          skip: [bỏ qua]
          continue: [tiếp]
          still-here: [còn đây]
        """;

    private static readonly Lazy<KnowledgeContent> Content = new(() =>
        new SampleContent().Read().Content ?? throw new InvalidOperationException("The sample content has mistakes."));

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public SampleBots()
    {
        Put(TextsPath, Texts);
        Put(PlacesPath, Places);
        Put(BotPath, Bot);
        Put("phu-huynh/flows/chao.yaml", "title: Chào\nstart: [chào nhà]\nsteps:\n  - say: Chào bạn!\n    suggest: [hè an toàn]\n");
        Put(FlowPath, FlowHead + "  - say: Chào bạn!\n");
        Put(CampaignPath, Campaign);
        Put("phu-huynh/campaigns/he/he-an-toan.yaml", "title: Hè an toàn\nsteps:\n  - end: Chúc cả nhà vui.\n");
        Put("hoc-sinh/bot.yaml", Bot.Replace("Phụ huynh", "Học sinh", StringComparison.Ordinal).Replace("audience: parent", "audience: pupil", StringComparison.Ordinal));
        Put("hoc-sinh/flows/chao.yaml", "title: Chào em\nstart: [chào em nhé]\nsteps:\n  - end: Chào em!\n");
    }

    public static KnowledgeContent Knowledge => Content.Value;

    public IReadOnlyList<ContentFile> Files => [.. files.Select(file => new ContentFile(file.Key, file.Value))];

    public SampleBots Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public SampleBots Put(string path, byte[] bytes)
    {
        files[path] = bytes;
        return this;
    }

    public SampleBots Remove(string path)
    {
        files.Remove(path);
        return this;
    }

    public SampleBots Change(string path, string was, string now)
    {
        var text = Encoding.UTF8.GetString(files[path]);
        Assert.Contains(was, text, StringComparison.Ordinal);
        return Put(path, text.Replace(was, now, StringComparison.Ordinal));
    }

    /// <summary>The flow under test, with these steps.</summary>
    public SampleBots Steps(string steps) => Put(FlowPath, FlowHead + steps);

    public BotReading Read() => BotReader.Read(Files, Knowledge, SampleContent.Today);

    /// <summary>The library; the test fails when there are mistakes.</summary>
    public BotLibrary Library()
    {
        var reading = Read();
        Found.Nothing(reading.Problems.Where(problem => !problem.IsWarning).Select(problem => problem.ToString()));
        return reading.Library ?? throw new InvalidOperationException("No library without a mistake.");
    }

    /// <summary>The flow under test with these steps.</summary>
    public static Flow Flow(string steps) => new SampleBots().Steps(steps).Library().Find("phu-huynh/thu") ?? throw new InvalidOperationException("The flow is not there.");

    /// <summary>Plants a mistake whose place is marked by ¦ and asserts that it is reported there.</summary>
    public void Expect(string path, string marked, string message)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);
        Assert.True(at >= 0, "The place is not marked.");
        var line = marked.AsSpan(0, at).Count('\n') + 1;
        var column = at - marked.LastIndexOf('\n', at);
        Put(path, marked.Remove(at, 1));

        var problems = Read().Problems;

        Assert.True(
            problems.Any(problem => problem.File == path && problem.Line == line && problem.Column == column && problem.ToString().Contains(message, StringComparison.Ordinal)),
            $"Expected {path}:{line}:{column}: …{message}…, found:\n{string.Join('\n', problems)}");
    }
}
