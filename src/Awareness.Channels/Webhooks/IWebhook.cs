using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Webhooks;

/// <summary>How one platform calls us.</summary>
internal interface IWebhook
{
    /// <summary>Where the platform posts, for example <c>/webhooks/telegram</c>.</summary>
    string Path { get; }

    /// <summary>
    /// Proves that the platform sent the bytes, and only then reads them. Forged calls are answered with <see cref="WebhookReading.Forged"/>, whatever is wrong with them,
    /// so that nobody learns from the answer.
    /// </summary>
    WebhookReading Read(IHeaderDictionary headers, byte[] body);
}

/// <summary>What a call turned out to be.</summary>
internal abstract record WebhookReading
{
    /// <summary>The platform's, with something for us in it or nothing. Turns run in this order.</summary>
    public sealed record Accepted(IReadOnlyList<InboundActivity> Activities) : WebhookReading
    {
        /// <summary>JSON to answer with once everything is stored, where the platform reads it; null answers with nothing.</summary>
        public byte[]? Answer { get; init; }
    }

    /// <summary>Nobody proved anything.</summary>
    public sealed record Forged : WebhookReading;

    /// <summary>The platform's, but not what it documents.</summary>
    public sealed record Refused(WireError Error) : WebhookReading;

    /// <summary>Nothing in it is for us: receipts, echoes, kinds we do not know.</summary>
    public static Accepted Nothing { get; } = new([]);

    private WebhookReading() { }
}
