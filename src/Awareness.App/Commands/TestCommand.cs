using System.CommandLine;
using Awareness.App.Bots;
using Awareness.Bots;
using Awareness.Conversations.Chats;
using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary><c>awareness test</c>: plays the chats that lie beside the bots, for authors without an SDK.</summary>
internal static class TestCommand
{
    private static readonly Argument<string?> Bot = new("bot") { Description = "Only the chats of this bot", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Update = new("--update") { Description = "Write what is said now into the chats" };
    private static readonly Option<bool> Coverage = new("--coverage") { Description = "List the steps and ways no chat goes" };
    private static readonly Option<string?> Transcripts = new("--transcript") { Description = "Write every chat as a Bot Framework .transcript file into this folder", HelpName = "DIR" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("test", "Play the chats beside the bots and show where they go otherwise") { Bot, Update, Coverage, Transcripts, BotOptions.Bots, ContentOptions.Content };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var errors = parsed.InvocationConfiguration.Error;
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            if (BotOptions.Load(parsed, knowledge.Content, time) is not { } bots) return ContentOptions.Mistake;
            if (BotOptions.Root(parsed) is not { } root)
            {
                await errors.WriteLineAsync("There is no bots folder beside the content. Name it with --bots DIR.");
                return ContentOptions.Mistake;
            }

            if (parsed.GetValue(Bot) is { } named && bots.FindBot(named) is null)
            {
                await errors.WriteLineAsync(BotOptions.NoSuchBot(named, bots.Bots.Select(bot => bot.Id)));
                return ContentOptions.Mistake;
            }

            return await RunAsync(parsed, root, knowledge, bots, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string root, KnowledgeBase knowledge, BotLibrary bots, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var play = new ChatPlay(knowledge, bots);
        var tally = new Tally();
        foreach (var file in ChatFiles.Find(root, parsed.GetValue(Bot)))
        {
            var reading = play.Fit(file.Name, ChatFiles.Read(file));
            foreach (var problem in reading.Problems) await output.WriteLineAsync(problem.ToString());
            if (reading.Chat is not { } chat)
            {
                tally.Broken++;
                continue;
            }

            var result = await play.PlayAsync(chat, cancellationToken);
            tally.Add(result);
            if (parsed.GetValue(Transcripts) is { } folder) ChatFiles.Write(Path.Combine(folder, Path.ChangeExtension(file.Name.Replace('/', '-'), ".transcript")), result.Whole);
            if (parsed.GetValue(Update) && result.Differences.Count > 0) ChatFiles.Write(file.Path, result.Played);
            else foreach (var difference in result.Differences) DifferenceText.Write(output, file.Name, difference);
        }

        WriteCoverage(parsed, bots, tally, output);
        await parsed.InvocationConfiguration.Error.WriteLineAsync(
            $"{tally.Chats} chats: {tally.Chats - tally.Different} passed, {tally.Different} {(parsed.GetValue(Update) ? "rewritten" : "different")}{(tally.Broken > 0 ? $", {tally.Broken} unreadable" : "")}");
        return tally.Broken > 0 || (tally.Different > 0 && !parsed.GetValue(Update)) ? ContentOptions.Mistake : 0;
    }

    private static void WriteCoverage(ParseResult parsed, BotLibrary bots, Tally tally, TextWriter output)
    {
        var coverage = new FlowCoverage(tally.Trace);
        foreach (var flow in bots.Flows.Where(flow => parsed.GetValue(Bot) is not { } bot || flow.Bot == bot))
        {
            var all = FlowCoverage.AllOf(flow).Count;
            var missing = coverage.MissingOf(flow);
            if (missing.Count == 0) continue;
            output.WriteLine($"{flow.Id}: {all - missing.Count} of {all} steps and ways gone");
            if (!parsed.GetValue(Coverage)) continue;
            foreach (var name in missing) output.WriteLine($"  {name[flow.Id.Length..]}");
        }
    }

    /// <summary>What the chats came to.</summary>
    private sealed class Tally
    {
        public int Chats { get; private set; }

        public int Different { get; private set; }

        public int Broken { get; set; }

        public HashSet<string> Trace { get; } = new(StringComparer.Ordinal);

        public void Add(ChatResult result)
        {
            Chats++;
            if (result.Differences.Count > 0) Different++;
            Trace.UnionWith(result.Trace);
        }
    }
}
