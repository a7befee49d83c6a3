using Awareness.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage.Tests.Programs;

/// <summary>Commits turns from 16 conversations without end and prints the id of each one that was acknowledged. Made to be killed.</summary>
internal static class CommitStream
{
    private const int Conversations = 16;

    public static async Task<int> RunAsync(string path)
    {
        try
        {
            return await CommitAsync(path);
        }
        catch (DatabaseException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 3;
        }
    }

    private static async Task<int> CommitAsync(string path)
    {
        await using var database = await Database.OpenAsync(new DatabaseSettings.Sqlite(path), TimeProvider.System, NullLogger<Database>.Instance, CancellationToken.None);
        using var output = Console.OpenStandardOutput();
        var door = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(number => Task.Run(async () =>
        {
            var key = new ConversationKey("test", $"c{number}");
            while (true)
            {
                var state = await database.Turns.LoadAsync(key, Sample.Contact, CancellationToken.None);
                var id = $"{key.Id}-{state.Conversation.Version + 1}";
                if (await database.Turns.CommitAsync(Sample.Turn(state, id), CancellationToken.None) is not CommitResult.Committed) return;
                var line = System.Text.Encoding.ASCII.GetBytes($"{id}\n");
                lock (door) output.Write(line);
            }
        })));
        return 1;
    }
}
