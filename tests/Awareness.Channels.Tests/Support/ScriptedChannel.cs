using System.Collections.Concurrent;
using Awareness.Delivery;

namespace Awareness.Channels.Tests.Support;

/// <summary>A channel that does what a test tells it, and keeps what it was asked to send.</summary>
internal sealed class ScriptedChannel : IChannel
{
    private readonly Lock door = new();

    public Func<OutboundActivity, Task<SendResult>> OnSend { get; set; } = _ => Task.FromResult<SendResult>(new SendResult.Sent(null));

    public ConcurrentQueue<string> Sent { get; } = new();

    public ConcurrentQueue<int> Attempts { get; } = new();

    public int UnderWay { get; private set; }

    public int MostUnderWay { get; private set; }

    public string Name { get; init; } = "test";

    public SendPolicy Policy { get; set; } = SendPolicy.Unlimited;

    /// <summary>Channel ids with a policy of their own.</summary>
    public Dictionary<string, SendPolicy> Policies { get; } = [];

    public SendPolicy PolicyOf(string channelId) => Policies.GetValueOrDefault(channelId, Policy);

    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        lock (door) MostUnderWay = Math.Max(MostUnderWay, ++UnderWay);
        try
        {
            Sent.Enqueue(outbound.Entry.Activity.Text ?? "");
            Attempts.Enqueue(outbound.Attempt);
            return await OnSend(outbound);
        }
        finally
        {
            lock (door) UnderWay--;
        }
    }
}
