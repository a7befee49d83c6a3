using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Messenger;

/// <summary>How Meta calls us: a question when the webhook is registered, then events signed over the raw bytes with the app secret.</summary>
internal sealed class MessengerWebhook(IOptions<MessengerOptions> options, TimeProvider time, ILogger<MessengerWebhook> logger) : IWebhook
{
    /// <summary>Where Meta calls.</summary>
    public const string Route = "/webhooks/messenger";

    /// <summary>Events of one call; Meta documents batches of up to this many.</summary>
    public const int MostEvents = 1_000;

    private const string SignatureHeader = "X-Hub-Signature-256";
    private const int ChallengeLength = 64;

    private static readonly WireError TooMany = new(StatusCodes.Status413PayloadTooLarge, "TooManyEvents", $"More than {MostEvents} events in one call.");

    private readonly OnceAMinute<string> said = new(time);

    /// <inheritdoc/>
    public string Path => Route;

    /// <inheritdoc/>
    public WebhookReading Read(IHeaderDictionary headers, byte[] body)
    {
        if (!Proof.IsHash(headers[SignatureHeader], "sha256=", options.Value.AppSecrets, secret => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)))
            return new WebhookReading.Forged();
        if (!WirePayload.Read(body, MessengerJson.Wire.MessengerCall).IsGood(out var call, out var error)) return new WebhookReading.Refused(error);
        if (call.Object != "page") return WebhookReading.Nothing;

        var elements = (call.Entry ?? []).SelectMany(entry => entry?.Messaging ?? []).Take(MostEvents + 1).ToList();
        if (elements.Count > MostEvents) return new WebhookReading.Refused(TooMany);
        return new WebhookReading.Accepted([.. Events(elements).Where(IsRecent).Select(given => MessengerInbound.Read(given, options.Value.PageId)).OfType<InboundActivity>()]);
    }

    /// <summary>Answers the question Meta asks once, when somebody registers the webhook: the same challenge, for the right word only.</summary>
    public Task VerifyAsync(HttpContext context)
    {
        var (query, response) = (context.Request.Query, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        // Compared whatever else is wrong, so that nothing is learnt from the time.
        var knowsWord = Proof.IsSecret(query["hub.verify_token"], [options.Value.VerifyToken]);
        if (!knowsWord || query["hub.mode"] is not ["subscribe"] || query["hub.challenge"] is not [{ Length: > 0 and <= ChallengeLength } challenge] || !challenge.All(char.IsAsciiLetterOrDigit))
        {
            if (said.Count("word") is > 0 and var count) logger.Forged(Route, count);
            response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(challenge, context.RequestAborted);
    }

    private List<MessengerEvent> Events(List<JsonElement> elements)
    {
        List<MessengerEvent> events = new(elements.Count);
        foreach (var element in elements)
        {
            try
            {
                if (element.Deserialize(MessengerJson.Wire.MessengerEvent) is { } given) events.Add(given);
            }
            catch (JsonException)
            {
                logger.NotUnderstood(Route);
            }
        }

        return events;
    }

    /// <summary>Judged one by one: an old event says nothing against the others of its batch, and Meta would send all of them again.</summary>
    private bool IsRecent(MessengerEvent given)
    {
        if (EventMoment.Of(given.Timestamp) is not { } moment || time.GetUtcNow() - moment <= EventMoment.Oldest) return true;
        if (said.Count("old") is > 0 and var count) logger.Replayed(Route, EventMoment.Oldest, count);
        return false;
    }
}
