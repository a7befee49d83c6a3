using System.Text.Json;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What every store must do with the texts and ids that strangers send: keep them whole, or refuse them clearly, alike on every engine.</summary>
public abstract class StoredTextContract(TestDatabase place) : IAsyncLifetime
{
    private readonly ConversationKey key = Sample.Conversation();
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITurnStore Store => database.Turns;

    public async ValueTask InitializeAsync()
    {
        await place.CreateAsync();
        database = await place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_result_of_a_commit_is_what_was_stored_whatever_the_conversation_is_called()
    {
        foreach (var id in new[] { "plain", "\"quoted\"", "back\\slash", "a|b", "{0}", "tiếng Việt 😀", "line\nbreak\u001f" })
        {
            var odd = Sample.Conversation(id);
            var turn = Sample.Turn(await Store.LoadAsync(odd, Sample.Contact, Cancellation), "1", replies: 2);
            var committed = await CommitAsync(turn with { Replies = [.. turn.Replies.Select(reply => reply with { Id = "ignored" })] });

            Assert.Equal($"{id}|0000003", committed.Replies[1].Activity.Id);
            Assert.Equal([Json(committed.Inbound), .. committed.Replies.Select(Json)], (await Store.ReadTranscriptAsync(odd, 0, 9, Cancellation)).Select(Json));
        }
    }

    [Theory]
    [InlineData("Trẻ em dưới 6 tuổi đội mũ bảo hiểm thế nào? ĐƯỜNG Quảng Ninh")]
    [InlineData("🏊‍♀️🛵 e\u0301 ọ \u202Eabc\u200B \uFEFF")]
    [InlineData("NUL \0 inside, and \u0001\u001F\u007F\u0085\u2028 too")]
    [InlineData("quotes ' \" \\ `; drop table turn; -- $1 {0} @p :name ?1 %s")]
    [InlineData("")]
    public async Task Any_well_formed_text_survives(string text)
    {
        var inbound = Sample.Message(text, "1") with { Value = JsonSerializer.SerializeToElement(text, ActivityJson.Default.String), Name = text };
        await CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Inbound = inbound, Replies = [Sample.Message(text)], State = new ConversationState { Offered = [text] } });

        var stored = await Store.ReadTranscriptAsync(key, 0, 9, Cancellation);
        Assert.Equal([text, text], stored.Select(entry => entry.Activity.Text));
        Assert.Equal(text, stored[0].Activity.Value?.GetString());
        Assert.Equal(text, stored[0].Activity.Name);
        Assert.Equal([text], (await LoadAsync()).Conversation.State.Offered);
    }

    [Fact]
    public async Task A_lone_surrogate_in_a_text_is_kept_as_the_replacement_character()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Inbound = Sample.Message("a\uD83Db\uDE00c", "1") });
        Assert.Equal("a\uFFFDb\uFFFDc", (await Store.ReadTranscriptAsync(key, 0, 1, Cancellation))[0].Activity.Text);
    }

    [Fact]
    public async Task A_payload_of_the_channel_survives_letter_by_letter()
    {
        using var payload = JsonDocument.Parse("""{ "bad": "x\ud83dy", "nul": "\u0000", "\udc00": [1e400, 12345678901234567890] }""");
        await CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Inbound = Sample.Message("a", "1") with { ChannelData = payload.RootElement } });

        var stored = (await Store.ReadTranscriptAsync(key, 0, 1, Cancellation))[0].Activity.ChannelData;
        Assert.Equal(payload.RootElement.GetRawText(), stored?.GetRawText());
    }

    [Fact]
    public async Task An_id_that_cannot_be_stored_is_refused_on_every_engine()
    {
        var state = await LoadAsync();
        foreach (var id in new[] { "", "a\0b", "\uD83D", "a\uDE00", "\uD83Dx", "\uDE00\uD83D" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.LoadAsync(new ConversationKey("test", id), Sample.Contact, Cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.LoadAsync(key, new ContactKey("test", id), Cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Sample.Turn(state, id), Cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadTranscriptAsync(new ConversationKey(id, "c"), 0, 1, Cancellation));
        }

        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task The_longest_ids_fit_and_ids_differ_by_case_and_marks()
    {
        var longest = new string('ệ', Limits.IdLength);
        var longestKey = new ConversationKey(longest, longest);
        var state = await Store.LoadAsync(longestKey, new ContactKey(longest, longest), Cancellation);
        await CommitAsync(Sample.Turn(state, longest) with { ContactChanged = true });
        Assert.Equal(2, (await Store.ReadTranscriptAsync(longestKey, 0, 9, Cancellation)).Count);
        Assert.False(Limits.IsId(longest + "x"));

        foreach (var id in new[] { "id", "ID", "ìd", "i\u0300d", "id ", " id" })
        {
            var one = await Store.LoadAsync(Sample.Conversation(id), Sample.Contact, Cancellation);
            Assert.Equal(0, one.Conversation.Version);
            await CommitAsync(Sample.Turn(one, id));
        }
    }

    [Fact]
    public async Task An_activity_of_200_KB_survives()
    {
        var text = string.Concat(Enumerable.Repeat("Phòng, chống đuối nước cho trẻ em. ", 5_000));
        await CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Inbound = Sample.Message(text, "1"), Replies = [Sample.Message(text)] });

        Assert.All(await Store.ReadTranscriptAsync(key, 0, 9, Cancellation), entry => Assert.Equal(text, entry.Activity.Text));
    }

    [Fact]
    public async Task Fields_of_newer_schemas_survive()
    {
        var activity = JsonSerializer.Deserialize(
            """{"type":"message","id":"1","text":"a","callerId":"urn:x","from":{"id":"p","aadObjectId":"z"},"semanticAction":{"id":"s"}}""",
            ActivityJson.Default.Activity)!;
        await CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Inbound = activity });

        var stored = (await Store.ReadTranscriptAsync(key, 0, 1, Cancellation))[0].Activity;
        Assert.Equal("urn:x", stored.Extensions?["callerId"].GetString());
        Assert.Equal("z", stored.From?.Extensions?["aadObjectId"].GetString());
        Assert.Equal("s", stored.Extensions?["semanticAction"].GetProperty("id").GetString());
    }

    private static string Json(TranscriptEntry entry) => $"{entry.Sequence} {JsonSerializer.Serialize(entry.Activity, ActivityJson.Default.Activity)}";

    private Task<TurnState> LoadAsync() => Store.LoadAsync(key, Sample.Contact, Cancellation);

    private async Task<CommitResult.Committed> CommitAsync(TurnCommit turn) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(turn, Cancellation));
}

public sealed class SqliteStoredTextTests() : StoredTextContract(new SqliteTestDatabase());

public sealed class PostgresStoredTextTests(PostgresServer server) : StoredTextContract(new PostgresTestDatabase(server));
