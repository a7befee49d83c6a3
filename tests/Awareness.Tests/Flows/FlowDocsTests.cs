using System.Text;
using Awareness.Bots;
using Awareness.Conversations.Chats;
using Awareness.Flows;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests.Flows;

/// <summary>docs/flows.md is what authors learn from: every example in it runs, and no kind of step is left out.</summary>
public sealed class FlowDocsTests
{
    private static readonly string Document = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs", "flows.md"));

    [Fact]
    public void Every_kind_of_step_has_a_section()
    {
        // A plain question is what "ask" makes.
        var kinds = typeof(Step).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Step)) && type != typeof(QuestionStep)).Select(type => type.Name[..^"Step".Length].ToLowerInvariant());
        var headings = string.Concat(Document.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)));

        Found.Nothing(kinds.Where(kind => !headings.Contains($"`{kind}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_example_is_followed_by_a_chat() => Assert.Equal(Blocks("yaml flow").Count, Blocks("chat").Count);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_example_goes_as_its_chat_says(string title, string flow, string chat)
    {
        var reading = BotReader.Read([.. Shared(), File("docs/bot.yaml", BotFile), File("docs/flows/vi-du.yaml", flow)], RealKnowledge.Current.Content, SampleContent.Today);
        Found.Nothing(reading.Problems.Where(problem => !problem.IsWarning || problem.File.StartsWith("docs/flows", StringComparison.Ordinal)).Select(problem => $"{title}: {problem}"));
        var read = ChatReader.Read(File("vi-du.chat", chat));
        Found.Nothing(read.Problems.Select(problem => problem.ToString()));

        var result = await new ChatPlay(RealKnowledge.Current, reading.Library!).PlayAsync(read.Chat!, TestContext.Current.CancellationToken);

        Found.Nothing(result.Differences.Select(difference => $"{title}, line {difference.Line}: expected “{difference.Expected?.Text}”, was “{difference.Actual?.Text}”"));
    }

    /// <summary>The examples: title, flow and chat.</summary>
    public static TheoryData<string, string, string> Examples()
    {
        TheoryData<string, string, string> examples = [];
        foreach (var (flow, chat) in Blocks("yaml flow").Zip(Blocks("chat"))) examples.Add(flow.Split('\n')[0], flow, chat);
        return examples;
    }

    private const string BotFile = """
        name: Ví dụ
        audience: everyone
        about: Các ví dụ của docs/flows.md.
        start: vi-du
        privacy: Không giữ gì. Chỉ để thử.
        handoff: Bạn gặp cán bộ Đoàn nơi bạn ở nhé.
        reminders:
          - {id: season, name: An toàn mùa hè}
        """;

    /// <summary>The words and places of the real bots.</summary>
    private static IEnumerable<ContentFile> Shared() =>
        new[] { "texts.yaml", "places.yaml" }.Select(name => new ContentFile(name, System.IO.File.ReadAllBytes(Path.Combine(RealBots.Root, name))));

    private static ContentFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The fenced blocks of a kind, in order.</summary>
    private static List<string> Blocks(string kind)
    {
        List<string> blocks = [];
        var lines = Document.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != $"```{kind}") continue;
            var end = Array.IndexOf(lines, "```", i + 1);
            blocks.Add(string.Join('\n', lines[(i + 1)..end]));
        }

        return blocks;
    }
}
