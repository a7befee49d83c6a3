using System.Net.Http.Headers;

namespace Awareness.Channels.Sandbox;

/// <summary>
/// A platform that posts what people do to the service's webhook, with its proof. What it would post can be had without posting it, so that a test can change it on the way.
/// </summary>
public abstract class WebhookPlatform : ScriptedPlatform
{
    private readonly HttpClient http = new();

    /// <summary>A person writes <paramref name="text"/>.</summary>
    public abstract WebhookCall Said(string person, string text);

    /// <summary>A person presses a button of the last message that has it; null where the platform has no buttons.</summary>
    public abstract WebhookCall? Pressed(string person, PhoneButton button);

    /// <summary>A person opens the chat for the first time; null where the platform does not tell.</summary>
    public virtual WebhookCall? Started(string person) => null;

    /// <summary>A person blocks the bot or unfollows the account, and what is sent to them from then on is refused; null where the platform does not tell.</summary>
    public virtual WebhookCall? Left(string person) => null;

    /// <summary>A person sends where they are; null where the platform cannot.</summary>
    public virtual WebhookCall? Located(string person, double latitude, double longitude) => null;

    /// <summary>A person sends a picture without words; null where the platform cannot.</summary>
    public virtual WebhookCall? Pictured(string person) => null;

    /// <summary>A person wants everything about them erased; null where the platform does not tell.</summary>
    public virtual WebhookCall? Withdrew(string person) => null;

    /// <summary>What the platform also posts and the service has nothing to do with: receipts, echoes, edits, groups, kinds of tomorrow.</summary>
    public abstract IReadOnlyList<WebhookCall> Unconcerned(string person);

    /// <summary>Any bytes, with the platform's proof.</summary>
    public abstract WebhookCall Signed(byte[] body);

    /// <summary>Posts to the service; the status it answered.</summary>
    public async Task<int> PostAsync(Uri service, WebhookCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, call.Path)) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.IsSuccessStatusCode && answer.Length > 0) Heard(answer);
        return (int)response.StatusCode;
    }

    /// <inheritdoc/>
    public sealed override Task<int> SayAsync(Uri service, string person, string text, CancellationToken cancellationToken) =>
        PostAsync(service, Said(person, text), cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<int> PressAsync(Uri service, string person, PhoneButton button, CancellationToken cancellationToken) =>
        PostAsync(service, Pressed(person, button) ?? throw new NotSupportedException("The platform has no buttons."), cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        http.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The service said something in its answer; most platforms do not look.</summary>
    protected virtual void Heard(string answer)
    {
    }
}

/// <summary>A call of the service's webhook.</summary>
/// <param name="Path">For example <c>/webhooks/telegram</c>.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Headers">The proof among them.</param>
public sealed record WebhookCall(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers);
