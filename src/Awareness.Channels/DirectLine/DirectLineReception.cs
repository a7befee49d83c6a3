using System.Globalization;
using Awareness.Channels.Wire;
using Awareness.Conversations;

namespace Awareness.Channels.DirectLine;

/// <summary>Runs the turn of what a page said, and wakes the page's socket.</summary>
internal sealed class DirectLineReception(TurnRunner runner, DirectLineHub hub)
{
    /// <summary>The id of the activity, after its effects are on disk.</summary>
    public async Task<Checked<string>> TakeAsync(Activity activity, DirectLineGrant grant, string user, CancellationToken cancellationToken)
    {
        // Typing signals and events: nothing answers them yet, and the page only wants to hear that they came.
        if (activity.Type != ActivityTypes.Message) return DirectLineInbound.MessageId(activity, grant.Conversation, user);
        if (await runner.RunAsync(DirectLineInbound.Message(activity, grant, user), cancellationToken) is not TurnResult.Done done) return WireError.Busy;
        hub.Wake(grant.Conversation);
        return done.Inbound.Activity.Id ?? done.Inbound.Sequence.ToString(CultureInfo.InvariantCulture);
    }
}
