using System.Data.Common;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Webhooks;
using Awareness.Contacts;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Tests.Webhooks;

/// <summary>A platform puts what many people did into one call: what befalls one of them is not the others' matter.</summary>
public sealed class WebhookEndpointTests
{
    [Theory]
    [InlineData(Fate.Busy, 503)]
    [InlineData(Fate.Unstored, 503)]
    [InlineData(Fate.Mistaken, 500)]
    public async Task Who_cannot_be_heard_holds_up_nobody_else_of_the_call_and_the_call_comes_again(Fate fate, int status)
    {
        var store = new FatefulStore { Fates = { ["flooder"] = fate } };
        var call = new Batch("an", "flooder", "bình", "flooder", "chi");
        Assert.Equal(status, await PostAsync(store, call));
        Assert.Equal(["an", "bình", "chi"], store.Heard);
        // What one of them said later does not overtake what could not be heard.
        Assert.Equal(1, store.Tries["flooder"]);

        store.Fates.Clear();
        Assert.Equal(200, await PostAsync(store, call));
        Assert.Equal(["an", "bình", "chi", "flooder", "flooder"], store.Heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_worst_that_happened_is_answered()
    {
        var store = new FatefulStore { Fates = { ["a"] = Fate.Busy, ["b"] = Fate.Mistaken, ["c"] = Fate.Unstored } };
        Assert.Equal(500, await PostAsync(store, new Batch("a", "b", "c")));
    }

    [Fact]
    public async Task A_call_that_fails_for_many_is_one_line_of_a_kind()
    {
        using var log = new LogLines();
        var store = new FatefulStore();
        for (var i = 0; i < 50; i++) store.Fates[$"{i}"] = Fate.Unstored;
        Assert.Equal(503, await PostAsync(store, new Batch([.. store.Fates.Keys]), log));
        Assert.Single(log.All);
    }

    private static async Task<int> PostAsync(FatefulStore store, Batch call, LogLines? log = null)
    {
        using var logs = LoggerFactory.Create(logging => { if (log is not null) logging.AddProvider(log); });
        var endpoint = new WebhookEndpoint(new TurnRunner(store, TestKnowledge.Source, TimeProvider.System), TimeProvider.System, logs.CreateLogger<WebhookEndpoint>());
        var context = new DefaultHttpContext { RequestAborted = TestContext.Current.CancellationToken };
        await endpoint.For(call)(context);
        return context.Response.StatusCode;
    }

    public enum Fate
    {
        Heard,
        Busy,
        Unstored,
        Mistaken,
    }

    /// <summary>A call in which each of the people said one thing.</summary>
    private sealed class Batch(params IReadOnlyList<string> people) : IWebhook
    {
        public string Path => "/webhooks/test";

        public WebhookReading Read(IHeaderDictionary headers, byte[] body) => new WebhookReading.Accepted([.. people.Select((person, i) => new InboundActivity(
            new Activity { Type = ActivityTypes.Message, Id = $"{i}", ChannelId = "test", Text = "xin chào", From = new ChannelAccount { Id = person } },
            new ConversationKey("test", person),
            new ContactKey("test", person),
            UseOutbox: true))]);
    }

    /// <summary>A store in which what some people say meets with trouble.</summary>
    private sealed class FatefulStore : ITurnStore
    {
        private readonly MemoryStore kept = new();

        public Dictionary<string, Fate> Fates { get; } = [];

        public Dictionary<string, int> Tries { get; } = [];

        /// <summary>Who was heard, in order, as often as they were.</summary>
        public List<string> Heard { get; } = [];

        public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
        {
            var fate = Fates.GetValueOrDefault(contact.Id);
            if (fate is not Fate.Busy) Tries[contact.Id] = Tries.GetValueOrDefault(contact.Id) + 1;
            return fate switch
            {
                Fate.Unstored => throw new StoreAway(),
                Fate.Mistaken => throw new InvalidOperationException(),
                _ => kept.LoadAsync(conversation, contact, cancellationToken),
            };
        }

        public async Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
        {
            if (Fates.GetValueOrDefault(commit.Person.Id) is Fate.Busy)
            {
                Tries[commit.Person.Id] = 1;
                return new CommitResult.Conflict();
            }

            var result = await kept.CommitAsync(commit, cancellationToken);
            if (result is CommitResult.Committed) Heard.Add(commit.Person.Id);
            return result;
        }

        public Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey conversation, long afterSequence, int limit, CancellationToken cancellationToken) =>
            kept.ReadTranscriptAsync(conversation, afterSequence, limit, cancellationToken);

        public Task<Found> LookUpAsync(Lookup lookup, ContactKey contact, CancellationToken cancellationToken) => kept.LookUpAsync(lookup, contact, cancellationToken);
    }

    private sealed class StoreAway() : DbException("away");
}
