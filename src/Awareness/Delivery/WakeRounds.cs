using Awareness.Conversations;
using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// Wakes conversations whose timer is due, each through a turn like any other: late rather than never, and once. The turn itself looks whether its timer is still due, and its
/// commit takes the timer away or moves it on, so two processes that wake the same conversation have one effect.
/// </summary>
public sealed class WakeRounds(IWakeups wakeups, TurnRunner runner, ReplyNames names, TimeProvider time, ILogger<WakeRounds> logger)
{
    /// <summary>Timers of one reading.</summary>
    public const int Batch = 100;

    /// <summary>Readings of one round; what is due beyond them waits for the next.</summary>
    public const int MostBatches = 50;

    /// <summary>Separates what we put before the wire's channel id in keys.</summary>
    private const char Slash = '/';

    /// <summary>Wakes all that is due now; returns how many turns ran. One conversation that cannot be woken does not hold up the others, and is tried in the next round.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var woken = 0;
        HashSet<ConversationKey> failed = [];
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var due = await wakeups.ReadDueAsync(time.GetUtcNow(), Batch, cancellationToken);
            var before = woken;
            foreach (var wakeup in due)
            {
                if (failed.Contains(wakeup.Conversation)) continue;
                if (await WakeAsync(wakeup, cancellationToken)) woken++;
                else failed.Add(wakeup.Conversation);
            }

            if (due.Count < Batch || woken == before) break;
        }

        return woken;
    }

    private async Task<bool> WakeAsync(Wakeup wakeup, CancellationToken cancellationToken)
    {
        try
        {
            if (await runner.RunAsync(InboundOf(wakeup), cancellationToken) is not TurnResult.Done done) return false;
            WakeMeter.Woken(time.GetUtcNow() - wakeup.DueAt);
            // A turn of this id was committed before, and the timer stands all the same: nothing more can be done for it now.
            return !done.IsDuplicate;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.NotWoken(names.Of(wakeup.Conversation), exception);
            return false;
        }
    }

    private static InboundActivity InboundOf(Wakeup wakeup)
    {
        var (channel, id) = wakeup.Conversation;
        var activity = WakeActivity.Create(wakeup.DueAt) with
        {
            ChannelId = channel[(channel.LastIndexOf(Slash) + 1)..],
            ServiceUrl = wakeup.Reference?.ServiceUrl,
            From = new ChannelAccount { Id = wakeup.Reference?.ContactId ?? wakeup.Contact.Id },
            Recipient = wakeup.Reference?.BotId is { } bot ? new ChannelAccount { Id = bot, Role = "bot" } : null,
            Conversation = new ConversationAccount { Id = id },
        };
        // Whether a channel of this process serves it or not: the turn takes the timer away, so what it says must be kept until a channel is there or an operator sees it.
        return new InboundActivity(activity, wakeup.Conversation, wakeup.Contact, UseOutbox: true);
    }
}
