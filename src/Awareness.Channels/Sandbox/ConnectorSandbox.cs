using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Sandbox;

/// <summary>
/// A Bot Framework channel on this machine: a Connector with its 15 calls, the sign-in that gives out tokens for it, and the keys that sign what it posts to
/// <c>/api/messages</c>. Nothing of it is Microsoft's, so a service must be told to believe it: <see cref="SettingsOfService"/>.
/// </summary>
public sealed class ConnectorSandbox : ScriptedPlatform
{
    private const string MessagesPath = "/api/messages";

    private readonly ConnectorSandboxSettings settings;
    private readonly TimeProvider time;
    private readonly SandboxTokens tokens;
    private readonly SandboxConversations conversations;
    private readonly HttpClient http = new();
    private int said;

    /// <summary>A channel of these <paramref name="settings"/>; started by <see cref="ScriptedPlatform.StartAsync"/>.</summary>
    public ConnectorSandbox(ConnectorSandboxSettings settings, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        said = settings.FirstNumber;
        tokens = new SandboxTokens(settings, time);
        conversations = new SandboxConversations(settings, Show);
    }

    /// <inheritdoc/>
    public override string Channel => $"botframework/{settings.ChannelId}";

    /// <summary>What a service must be told to believe this channel. It believes it instead of the real ones.</summary>
    public override IReadOnlyDictionary<string, string> SettingsOfService => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Awareness:BotFramework:AppId"] = settings.AppId,
        ["Awareness:BotFramework:AppPassword"] = settings.AppPassword,
        ["Awareness:BotFramework:TenantId"] = "sandbox.example",
        ["Awareness:BotFramework:LoginUrl"] = new Uri(Address, SandboxTokens.LoginPath).AbsoluteUri,
        ["Awareness:BotFramework:ChannelMetadataUrl"] = new Uri(Address, SandboxTokens.MetadataPath).AbsoluteUri,
        ["Awareness:BotFramework:ServiceHosts:0"] = Address.Host,
    };

    /// <summary>How many tokens were given out so far.</summary>
    public int TokensGiven => tokens.Given;

    /// <summary>From now on none of the tokens given out so far is taken.</summary>
    public void RevokeTokens() => tokens.Revoke();

    /// <inheritdoc/>
    public override Task<int> SayAsync(Uri service, string person, string text, CancellationToken cancellationToken) =>
        PostAsync(service, person, activity => activity with { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" }, cancellationToken);

    /// <summary>A person presses a button: imBack says its value as the person's words.</summary>
    public override Task<int> PressAsync(Uri service, string person, PhoneButton button, CancellationToken cancellationToken) => SayAsync(service, person, button.Payload, cancellationToken);

    /// <summary>A person meets the bot for the first time; the status the service answered.</summary>
    public Task<int> JoinAsync(Uri service, string person, CancellationToken cancellationToken) => PostAsync(
        service,
        person,
        activity => activity with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = settings.BotId }, new ChannelAccount { Id = person }] },
        cancellationToken);

    /// <summary>The id of the conversation with <paramref name="person"/>, which is opened when there is none.</summary>
    public string ConversationWith(string person) => conversations.With(person);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        http.Dispose();
        tokens.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Who signs in shows a secret.</summary>
    protected override PlatformCall WithoutCredentials(PlatformCall call) => SandboxTokens.Serves(call) ? call with { Body = "" } : call;

    /// <inheritdoc/>
    protected override bool MayFail(PlatformCall call) => !SandboxTokens.Serves(call);

    /// <inheritdoc/>
    protected override Task AnswerAsync(PlatformCall call, HttpResponse response)
    {
        if (SandboxTokens.Serves(call)) return WriteAsync(tokens.Answer(call, Address), response);
        return WriteAsync(tokens.Allows(call) ? conversations.Answer(call, Address) : SandboxAnswer.Error(401, "Unauthorized"), response);
    }

    /// <inheritdoc/>
    protected override Task AnswerErrorAsync(int code, HttpResponse response) => WriteAsync(SandboxAnswer.Error(code, "SandboxFault"), response);

    private async Task<int> PostAsync(Uri service, string person, Func<Activity, Activity> fill, CancellationToken cancellationToken)
    {
        var activity = fill(new Activity
        {
            Type = ActivityTypes.Event,
            Id = Interlocked.Increment(ref said).ToString("'said-'0000000", CultureInfo.InvariantCulture),
            Timestamp = time.GetUtcNow(),
            ChannelId = settings.ChannelId,
            ServiceUrl = Address.AbsoluteUri,
            From = new ChannelAccount { Id = person, Name = person, Role = "user" },
            Recipient = new ChannelAccount { Id = settings.BotId, Role = "bot" },
            Conversation = new ConversationAccount { Id = conversations.With(person) },
            Locale = "vi-VN",
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, MessagesPath))
        {
            Content = new StringContent(JsonSerializer.Serialize(activity, WireJson.Readable.Activity), Encoding.UTF8, "application/json"),
        };
        if (settings.AppId.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Sign(Address));
        using var response = await http.SendAsync(request, cancellationToken);
        return (int)response.StatusCode;
    }

    private static async Task WriteAsync(SandboxAnswer answer, HttpResponse response)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Status is StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, POST, PUT, DELETE";
        await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }
}

/// <summary>What a <see cref="ConnectorSandbox"/> stands for.</summary>
public sealed record ConnectorSandboxSettings
{
    /// <summary>The wire's channel id.</summary>
    public string ChannelId { get; init; } = "msteams";

    /// <summary>The bot's application id; empty: nothing is signed, and no call needs a token.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The secret the bot signs in with.</summary>
    public string AppPassword { get; init; } = "";

    /// <summary>The bot's account on the channel.</summary>
    public string BotId { get; init; } = "28:bot";

    /// <summary>Where the numbers in its ids begin: another one at every start keeps them apart from those a service has stored before.</summary>
    public int FirstNumber { get; init; }

    /// <summary>Conversations, and members, of one page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(ConnectorSandbox)} of {ChannelId}";
}
