using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Conversations;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>
/// What every door must do at which callers show a bearer token, as <see cref="ChannelContract"/> says it of webhooks: what people write reaches the engine once and as it was
/// written, and nobody else is heard. A subclass says how the door is called.
/// </summary>
public abstract class InboundContract : IAsyncLifetime
{
    private const string Person = "dl_chimhoangyen";
    private const string Stranger = "dl_somebody-else";

    /// <summary>The service; opened before every test.</summary>
    private protected ServiceUnderTest Service { get; private set; } = null!;

    private protected LogLines Log { get; } = new();

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Service = await ServiceUnderTest.StartAsync(new ServiceParts { Settings = await SettingsAsync(), Log = Log });

    public virtual async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Log.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_a_person_writes_is_answered_and_nothing_but_their_words_and_ids_is_kept()
    {
        var door = await EnterAsync(Person);
        Assert.Equal(200, (await SayAsync(door, "1", "xin chào")).Status);
        Assert.Contains(Service.Store.Said(door.Key), activity => activity.Text == TestKnowledge.Greeting);
        var heard = Assert.Single(Heard(door));
        Assert.Equal(("xin chào", "message"), (heard.Text, heard.Type));
        Assert.Null(heard.From?.Name);
        Assert.Null(heard.Entities);
        Assert.Equal(door.Contact, Service.Store.Conversations.Single(conversation => conversation.Key == door.Key).ContactId);
    }

    [Theory]
    [InlineData("Đường nào ngập? 🚑👨‍👩‍👧‍👦 \"ngoặc\" \\ <b>&amp;</b> \u0001\t\n…")]
    [InlineData("Tiếng Việt rời dấu: hòa, hoà")]
    public async Task Every_letter_arrives_as_it_was_written(string text)
    {
        var door = await EnterAsync(Person);
        Assert.Equal(200, (await SayAsync(door, "1", text)).Status);
        Assert.Equal(text, Assert.Single(Heard(door)).Text);
    }

    [Fact]
    public async Task The_same_activity_twice_has_one_effect_one_after_the_other_and_at_once()
    {
        var door = await EnterAsync(Person);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SayAsync(door, "1", "xin chào")));
        Assert.All(statuses, answered => Assert.Equal(200, answered.Status));
        Assert.Equal(200, (await SayAsync(door, "1", "xin chào")).Status);
        Assert.Single(Heard(door));
    }

    [Fact]
    public async Task Ten_at_once_of_one_new_person_make_one_contact_and_one_conversation()
    {
        var door = await EnterAsync(Person);
        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => SayAsync(door, $"{number}", $"xin chào {number}")));
        Assert.All(answers, answered => Assert.Equal(200, answered.Status));
        Assert.Equal((door.Key, door.Contact), (Service.Store.Conversations.Single().Key, Service.Store.People.Single()));
        Assert.Equal(10, Heard(door).Select(activity => activity.Text).Distinct().Count());
    }

    [Fact]
    public async Task Two_people_have_two_conversations()
    {
        Door[] doors = [await EnterAsync(Person), await EnterAsync(Stranger)];
        foreach (var door in doors) Assert.Equal(200, (await SayAsync(door, "1", "xin chào")).Status);
        Assert.Equal(doors.Select(door => (door.Key, (string?)door.Contact)).ToHashSet(), Service.Store.Conversations.Select(conversation => (conversation.Key, conversation.ContactId)).ToHashSet());
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged_and_has_its_effect_when_it_comes_again()
    {
        var door = await EnterAsync(Person);
        Service.Store.Failure = new TimeoutException();
        Assert.Equal(503, (await SayAsync(door, "1", "xin chào")).Status);
        Service.Store.Failure = null;
        Assert.Equal(200, (await SayAsync(door, "1", "xin chào")).Status);
        Assert.Single(Heard(door));
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_proof_is_forged()
    {
        var door = await EnterAsync(Person);
        List<Answered> answers = [];
        for (var i = 0; i < door.Proof.Length; i += 3)
        {
            var flipped = (char)(door.Proof[i] ^ (1 << (i % 7)));
            if (flipped is > ' ' and <= '~') answers.Add(await PostAsync(door, door.Message("1", "xin chào"), $"{door.Proof[..i]}{flipped}{door.Proof[(i + 1)..]}"));
        }

        Assert.True(answers.Count > 50);
        AssertForged(door, answers);
    }

    [Fact]
    public async Task A_proof_that_is_missing_empty_doubled_cut_or_of_another_kind_is_forged()
    {
        var door = await EnterAsync(Person);
        var parts = door.Proof.Split('.');
        var none = PartOf("""{"alg":"none","typ":"JWT"}""");
        List<Answered> answers = [];
        foreach (var proof in new[] { "", " ", "x", door.Proof[..^1], door.Proof[1..], $"{door.Proof}x", $"{door.Proof},{door.Proof}", $"{parts[0]}.{parts[1]}.", $"{none}.{parts[1]}.", $"{none}.{parts[1]}.{parts[2]}", new string('a', 6_000) })
            answers.Add(await PostAsync(door, door.Message("1", "xin chào"), proof));
        answers.Add(await PostAsync(door, door.Message("1", "xin chào"), proof: null));
        AssertForged(door, answers);

        static string PartOf(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    [Fact]
    public async Task A_body_beyond_the_cap_and_one_nested_too_deep_are_refused()
    {
        var door = await EnterAsync(Person);
        Assert.Equal(413, (await PostAsync(door, new byte[RequestBody.Cap + 1], door.Proof)).Status);
        var message = door.Message("1", "xin chào");
        message["value"] = JsonNode.Parse(new string('[', 60) + new string(']', 60));
        Assert.Equal(400, (await PostAsync(door, message, door.Proof)).Status);
        Assert.Empty(Heard(door));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{}{}")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body)
    {
        var door = await EnterAsync(Person);
        var answered = await PostAsync(door, Encoding.UTF8.GetBytes(body), door.Proof);
        Assert.Equal((400, "BadArgument"), (answered.Status, (string?)JsonNode.Parse(answered.Body)!["error"]!["code"]));
        Assert.Equal(400, (await PostAsync(door, [.. Encoding.UTF8.GetBytes(body), 0xC3, 0x28], door.Proof)).Status);
        Assert.Empty(Heard(door));
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_of_a_person_gets_into_the_log()
    {
        const string Canary = "chichoevang 0912345678";
        var door = await EnterAsync(Person);
        Assert.Equal(200, (await SayAsync(door, "1", Canary)).Status);
        await PostAsync(door, door.Message("2", Canary), $"{door.Proof}x");
        await PostAsync(door, Encoding.UTF8.GetBytes($"{{\"{Canary}\":\"{Canary}\",\"{Canary}\":1}}"), door.Proof);
        Service.Store.Failure = new TimeoutException();
        Assert.Equal(503, (await SayAsync(door, "3", Canary)).Status);
        Service.Store.Failure = null;
        Assert.Contains(Log.All, line => line.Contains("could not be", StringComparison.Ordinal));
        // The names of conversations stand in addresses, which the web server's own debugging writes down.
        string[] canaries = [door.Proof, door.Proof.Split('.')[^1], "chichoevang", "0912345678", Person];
        foreach (var canary in canaries) Assert.DoesNotContain(Log.All, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The settings under which the door believes what <see cref="EnterAsync"/> shows.</summary>
    private protected virtual Task<IReadOnlyList<(string Key, string Value)>> SettingsAsync() => Task.FromResult<IReadOnlyList<(string Key, string Value)>>([]);

    /// <summary>A way in for one person.</summary>
    private protected abstract Task<Door> EnterAsync(string person);

    private List<Activity> Heard(Door door) => [.. Service.Store.Said(door.Key).Where(activity => activity.Type == "message" && activity.From?.Id == Person)];

    private Task<Answered> SayAsync(Door door, string id, string text) => PostAsync(door, door.Message(id, text), door.Proof);

    private Task<Answered> PostAsync(Door door, JsonNode body, string? proof) => PostAsync(door, Encoding.UTF8.GetBytes(body.ToJsonString()), proof);

    private async Task<Answered> PostAsync(Door door, byte[] body, string? proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        if (proof is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {proof}");
        using var response = await Service.Http.SendAsync(request, Cancelled);
        return new Answered((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }

    private void AssertForged(Door door, IReadOnlyCollection<Answered> answers)
    {
        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct(StringComparer.Ordinal));
        Assert.Empty(Heard(door));
    }

    /// <summary>A way in.</summary>
    /// <param name="Path">Where is posted.</param>
    /// <param name="Proof">The bearer token.</param>
    /// <param name="Key">Where what is said is kept.</param>
    /// <param name="Contact">The id the person is kept under.</param>
    /// <param name="Message">The message with an id and a text.</param>
    private protected sealed record Door(string Path, string Proof, ConversationKey Key, string Contact, Func<string, string, JsonObject> Message);

    /// <summary>What the service answered.</summary>
    private sealed record Answered(int Status, string Body);
}
