using System.Text;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;
using Awareness.Storage.Tests.Contracts;

namespace Awareness.Storage.Tests.Sqlite;

/// <summary>After erasing, no byte of the person is in any file of the database.</summary>
public sealed class NoTraceTests() : StoreContract(new SqliteTestDatabase())
{
    private const string Erased = "person-7f3a91";
    private const string Secret = "bí mật của riêng tôi";

    [Fact]
    public async Task No_byte_of_an_erased_person_is_left()
    {
        var seed = TestCases.Seed();
        var random = new Random(seed);
        for (var turn = 0; turn < 400; turn++)
        {
            var number = random.Next(8);
            var id = number == 0 ? Erased : $"other-{number}";
            var conversation = $"of-{id}-{random.Next(3)}";
            await CommitAsync(conversation, id, $"{turn}", one => Speaking(one, id, random));
        }

        var deliveredAt = Start.AddMinutes(1);
        await DeliverAsync(deliveredAt);
        Assert.NotEmpty(await FilesWithAsync(Erased));
        Assert.NotEmpty(await FilesWithAsync(Secret));

        await CommitAsync($"of-{Erased}-0", Erased, "erase", turn => turn with { Erases = true, Inbound = turn.Inbound with { Text = Secret } });
        await DeliverAsync(deliveredAt);
        await EventuallyCleanAsync(Secret);
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(5), Cancellation));
        await EventuallyCleanAsync(Erased);
        await EventuallyCleanAsync("subject-of-person");
        Assert.NotEmpty(await FilesWithAsync("other-1"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_a_private_flow_took_out_is_in_no_file()
    {
        await CommitAsync("c", "lan", "1", turn => turn with { Inbound = turn.Inbound with { Text = Secret } });
        await CommitAsync("c", "lan", "2", turn => turn with { ForgetSince = Start, Inbound = turn.Inbound with { Text = Secret } });
        await EventuallyCleanAsync(Secret);
    }

    [Fact]
    public async Task A_reader_that_holds_on_delays_the_cleaning_and_nothing_else()
    {
        await CommitAsync("c", "lan", "1", turn => turn with { Inbound = turn.Inbound with { Text = Secret } });
        using var open = new SemaphoreSlim(0);
        var reading = Database.Connections.ReadAsync(
            async (sql, cancellation) =>
            {
                await sql.RunScriptAsync("begin; select count(*) from conversation", cancellation);
                await sql.NumberAsync($"select count(*) from transcript", cancellation);
                await open.WaitAsync(cancellation);
                await sql.RunScriptAsync("commit", cancellation);
                return 0;
            },
            Cancellation);
        try
        {
            await CommitAsync("c", "lan", "2", turn => turn with { ForgetSince = Start, Inbound = turn.Inbound with { Text = Secret } });
            var began = TimeProvider.System.GetTimestamp();
            for (var turn = 3; turn < 20; turn++) await CommitAsync("d", "an", $"{turn}");
            // Each would take two seconds if it waited for the reader.
            Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Assert.NotEmpty(await FilesWithAsync(Secret));
        }
        finally
        {
            open.Release();
        }

        await reading;
        await EventuallyCleanAsync(Secret);
    }

    private static TurnCommit Speaking(TurnCommit turn, string id, Random random)
    {
        var words = id == Erased ? Secret : "lời thường";
        var text = string.Join(' ', Enumerable.Repeat($"{words} {id}", random.Next(1, 90)));
        var subject = id == Erased ? "subject-of-person" : $"subject-{id}";
        return turn with
        {
            Inbound = turn.Inbound with { Text = text },
            Replies = [turn.Replies[0] with { Text = $"{text} ?" }],
            State = turn.State with { Topic = $"{words} {new string('t', random.Next(600))}" },
            Contact = turn.Contact with { Subject = subject, Ward = words, Subscriptions = [new Subscription("parents/storm", Start, words, "parents/ask#a")] },
            ContactChanged = true,
            Events = [Answer($"{random.Next(5)}", FlowValue.Of(text)) with { IsFreeText = true }],
        };
    }

    private async Task EventuallyCleanAsync(string text)
    {
        for (var attempt = 0; attempt < 600 && (await FilesWithAsync(text)).Count > 0; attempt++) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        Assert.Empty(await FilesWithAsync(text));
    }

    private async Task<IReadOnlyList<string>> FilesWithAsync(string text)
    {
        List<string> found = [];
        foreach (var path in Directory.GetFiles(((SqliteTestDatabase)Place).Folder, "awareness.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, Cancellation);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0) found.Add(Path.GetFileName(path));
        }

        return found;
    }
}
