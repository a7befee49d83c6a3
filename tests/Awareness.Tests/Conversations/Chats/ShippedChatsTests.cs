using Awareness.Conversations.Chats;
using Awareness.Flows;

namespace Awareness.Tests.Conversations.Chats;

/// <summary>The chats that lie beside the bots go as they are written, and go everywhere.</summary>
public sealed class ShippedChatsTests
{
    private static readonly Lazy<Task<IReadOnlyList<(string File, ChatResult Result)>>> Played = new(PlayAsync);

    [Fact]
    public async Task Every_chat_goes_as_it_is_written() => Found.Nothing(
        from chat in await Played.Value
        from difference in chat.Result.Differences
        select $"{chat.File}:{difference.Line}: expected “{difference.Expected?.Text}”, was “{difference.Actual?.Text}”");

    [Fact]
    public async Task Every_step_and_every_way_of_the_flows_is_gone()
    {
        var coverage = new FlowCoverage((await Played.Value).SelectMany(chat => chat.Result.Trace));

        Found.Nothing(RealBots.Current.Flows.SelectMany(coverage.MissingOf));
    }

    [Fact]
    public async Task No_chat_shows_a_card()
    {
        var said = (await Played.Value).SelectMany(chat => chat.Result.Whole.Entries.OfType<ChatEntry.Message>().Where(message => !message.IsUser).Select(message => (chat.File, Message: message))).ToList();
        Assert.InRange(said.Count, 100, int.MaxValue);
        Found.Nothing(
            from one in said
            from attachment in one.Message.Attachments
            where attachment.Type != "text/plain"
            select $"{one.File}:{one.Message.Line}: {attachment.Type}");
    }

    /// <summary>Messenger takes nothing from 24 hours after the person's last message on.</summary>
    [Fact]
    public void Every_reminder_comes_while_Messenger_still_takes_it() => Found.Nothing(
        from flow in RealBots.Current.Flows
        from question in flow.Steps.OfType<AskStep>()
        where question.Timeout is { } timeout && timeout.After > TimeSpan.FromHours(23)
        select $"{flow.Id}#{question.Id}");

    private static async Task<IReadOnlyList<(string File, ChatResult Result)>> PlayAsync()
    {
        var play = new ChatPlay(RealKnowledge.Current, RealBots.Current);
        List<(string, ChatResult)> played = [];
        foreach (var path in Directory.EnumerateFiles(RealBots.Root, "*.chat", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(RealBots.Root, path);
            var reading = ChatReader.Read(new ContentFile(name, await File.ReadAllBytesAsync(path)));
            Found.Nothing(reading.Problems.Select(problem => problem.ToString()));
            played.Add((name, await play.PlayAsync(reading.Chat!, CancellationToken.None)));
        }

        return played;
    }
}
