using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Awareness.Channels.Wire;
using Awareness.Knowledge;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Messenger;

/// <summary>Looks whether a page, its app and our settings fit together, and brings them together.</summary>
internal sealed class MessengerSetUp(PatientHttp http, IOptions<MessengerOptions> options, KnowledgeSource knowledge) : IChannelCheck, IChannelSetUp
{
    private const string ProfilePath = "me/messenger_profile";

    /// <summary>What must be told to the webhook: what people write, and which buttons they press.</summary>
    private static readonly string[] Fields = ["messages", "messaging_postbacks"];

    /// <inheritdoc/>
    public string Name => MessengerChannel.Id;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        var page = await AskAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Get, "me?fields=id"), MessengerJson.Wire.MessengerNode, cancellationToken);
        if (page.Said?.Id is not { } pageId) return [NoPage(page)];
        var lines = new List<CheckLine> { Page(pageId) };
        var app = await AskAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Get, "app"), MessengerJson.Wire.MessengerNode, cancellationToken);
        if (app.Said?.Id is not { Length: > 0 } appId || !appId.All(char.IsAsciiDigit))
        {
            lines.Add(CheckLine.Doubtful($"Meta does not say which app the page token belongs to ({app.Problem}).", "Look at the webhook on the app's page at developers.facebook.com."));
            return lines;
        }

        lines.Add(await WebhookAsync(appId, publicUrl, cancellationToken));
        lines.Add(await SubscriptionAsync(appId, cancellationToken));
        lines.Add(await ProfileAsync(cancellationToken));
        return lines;
    }

    /// <inheritdoc/>
    public async Task<CheckLine> SetUpAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        var app = await AskAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Get, "app"), MessengerJson.Wire.MessengerNode, cancellationToken);
        if (app.Said?.Id is not { Length: > 0 } appId || !appId.All(char.IsAsciiDigit))
            return CheckLine.Bad($"Meta does not say which app the page token belongs to ({app.Problem}).", "Make a page token of the app and set AWARENESS__Messenger__PageToken.");

        // Meta calls the address at once and wants its challenge back, so the service must run already.
        var webhook = Bytes(new MessengerWebhookSetting("page", Webhook(publicUrl).ToString(), options.Value.VerifyToken, string.Join(',', Fields)), MessengerJson.Wire.MessengerWebhookSetting);
        if (await DoAsync(() => MessengerRequest.OfApp(options.Value, appId, HttpMethod.Post, "subscriptions", webhook), cancellationToken) is { } unregistered)
            return CheckLine.Bad($"Meta did not take {Webhook(publicUrl)} as the app's webhook ({unregistered}).", "Start the service, make sure that the address can be reached by https from outside, and check AppSecret and VerifyToken.");
        var subscription = Bytes(new MessengerPageSetting(string.Join(',', Fields)), MessengerJson.Wire.MessengerPageSetting);
        if (await DoAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Post, "me/subscribed_apps", subscription), cancellationToken) is { } unsubscribed)
            return CheckLine.Bad($"The page did not subscribe the app ({unsubscribed}).", "The page token needs the permission pages_manage_metadata.");
        return await SetProfileAsync(MessengerProfile.Of(knowledge.Current), cancellationToken) is { } unset
            ? CheckLine.Doubtful($"The webhook is registered, but the welcome screen and the menu are not set ({unset}).", "The page token needs the permission pages_messaging; then try again.")
            : CheckLine.Good($"The app calls {Webhook(publicUrl)}, and the page has the welcome screen and the menu.");
    }

    /// <summary>Sets the page's welcome screen, its button "Get started" and its menu. Null when Meta took them, else what it said, in its numbers.</summary>
    public Task<string?> SetProfileAsync(MessengerProfile profile, CancellationToken cancellationToken)
    {
        var setting = Bytes(profile.OnTheWire(), MessengerJson.Wire.MessengerProfileSetting);
        return DoAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Post, ProfilePath, setting), cancellationToken);
    }

    private static Uri Webhook(Uri publicUrl) => new(publicUrl, MessengerWebhook.Route);

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static CheckLine NoPage(Asked<MessengerNode> page) => page.Code switch
    {
        190 or 102 => CheckLine.Bad($"Meta does not know the page token ({page.Problem}).", "Make a new page token for the app and set AWARENESS__Messenger__PageToken."),
        100 => CheckLine.Bad($"Meta refuses the proof of the app secret ({page.Problem}).", "AppSecret must be the secret of the app that the page token was made for."),
        null => CheckLine.Doubtful($"The Graph API did not answer ({page.Problem}).", "Check that this machine reaches graph.facebook.com by https, and try again."),
        _ => CheckLine.Bad($"Meta refuses the page token ({page.Problem}).", "The token needs the permissions pages_messaging and pages_manage_metadata."),
    };

    private CheckLine Page(string id) => options.Value.PageId.Length == 0 || options.Value.PageId == id
        ? CheckLine.Good($"The page token works; it is of page {id}.")
        : CheckLine.Bad($"The page token is of page {id}, but PageId is another one: everything people write would be passed over.", "Set AWARENESS__Messenger__PageId to the page of the token, or leave it empty.");

    private async Task<CheckLine> WebhookAsync(string app, Uri? publicUrl, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(() => MessengerRequest.OfApp(options.Value, app, HttpMethod.Get, "subscriptions"), MessengerJson.Wire.MessengerSubscriptions, cancellationToken);
        if (asked.Said is null) return CheckLine.Bad($"Meta does not tell the app's webhook ({asked.Problem}).", "AppSecret must be the secret of the app that the page token was made for.");
        var webhook = asked.Said.Data?.FirstOrDefault(each => each?.Object == "page");
        if (webhook?.CallbackUrl is not { } address) return CheckLine.Bad("The app has no webhook for pages.", HowToRegister(publicUrl));
        if (publicUrl is not null && address != Webhook(publicUrl).ToString()) return CheckLine.Bad($"The app's webhook is {address}, not this service.", HowToRegister(publicUrl));
        if (webhook.Active is false) return CheckLine.Bad($"The app's webhook {address} is switched off.", HowToRegister(publicUrl));
        var missing = Fields.Except(webhook.FieldNames(), StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? CheckLine.Good($"The app's webhook is {address}.")
            : CheckLine.Bad($"The app's webhook is not told of {string.Join(" and ", missing)}.", HowToRegister(publicUrl));
    }

    private async Task<CheckLine> SubscriptionAsync(string app, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Get, "me/subscribed_apps"), MessengerJson.Wire.MessengerAppSubscriptions, cancellationToken);
        if (asked.Said is null) return CheckLine.Doubtful($"Meta does not tell which apps the page has subscribed ({asked.Problem}).", "The page token needs the permission pages_manage_metadata.");
        var fields = asked.Said.Data?.FirstOrDefault(each => each?.Id == app)?.SubscribedFields ?? [];
        var missing = Fields.Except(fields, StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? CheckLine.Good("The page has subscribed the app.")
            : CheckLine.Bad($"The page has not subscribed the app for {string.Join(" and ", missing)}.", "On the app's page, Messenger settings, add the page's subscriptions; or let the set-up do it.");
    }

    private async Task<CheckLine> ProfileAsync(CancellationToken cancellationToken)
    {
        var asked = await AskAsync(() => MessengerRequest.OfPage(options.Value, HttpMethod.Get, $"{ProfilePath}?fields=get_started"), MessengerJson.Wire.MessengerProfileSettings, cancellationToken);
        if (asked.Said is null) return CheckLine.Doubtful($"Meta does not tell the page's welcome screen ({asked.Problem}).", "The page token needs the permission pages_messaging.");
        return asked.Said.Data?.Any(each => each?.GetStarted?.Payload == MessengerInbound.GetStarted) == true
            ? CheckLine.Good("The welcome screen has the button that brings the greeting.")
            : CheckLine.Doubtful("The welcome screen has no button \"Get started\" of ours: nobody is greeted before they write.", "Let the set-up set it.");
    }

    private static string HowToRegister(Uri? publicUrl) =>
        $"On the app's page, Messenger settings, register {(publicUrl is null ? $"https://(this service){MessengerWebhook.Route}" : Webhook(publicUrl))} with VerifyToken and the fields {string.Join(", ", Fields)}; or let the set-up do it.";

    /// <summary>Null when Meta took it.</summary>
    private async Task<string?> DoAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(request, cancellationToken);
        return answer is PlatformAnswer.Answered { Status: >= System.Net.HttpStatusCode.OK and < System.Net.HttpStatusCode.Ambiguous } done && WirePayload.TryRead(done.Body, MessengerJson.Wire.MessengerAnswer) is not { Error: { } }
            ? null
            : Problem(answer).Text;
    }

    private async Task<Asked<T>> AskAsync<T>(Func<HttpRequestMessage> request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await http.AskAsync(request, cancellationToken);
        if (answer is PlatformAnswer.Answered { Status: System.Net.HttpStatusCode.OK } answered && WirePayload.TryRead(answered.Body, type) is { } said) return new Asked<T>(said, Problem: "", Code: null);
        var (text, code) = Problem(answer);
        return new Asked<T>(Said: null, text, code);
    }

    private static (string Text, int? Code) Problem(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.NeverArrived never => (never.Reason, null),
        PlatformAnswer.Lost lost => (lost.Reason, null),
        PlatformAnswer.Answered answered when WirePayload.TryRead(answered.Body, MessengerJson.Wire.MessengerAnswer)?.Error is { Code: { } code } => ($"code {code}", code),
        PlatformAnswer.Answered answered => ($"HTTP {(int)answered.Status}", null),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Unknown answer."),
    };

    /// <summary>What Meta said, or why it did not.</summary>
    private sealed record Asked<T>(T? Said, string Problem, int? Code)
        where T : class;
}
