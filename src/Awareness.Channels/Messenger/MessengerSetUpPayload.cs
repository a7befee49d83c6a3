using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Messenger;

/// <summary>A page or an app, by its id.</summary>
internal sealed record MessengerNode([property: JsonConverter(typeof(IdText))] string? Id);

/// <summary>The properties of a page's Messenger profile that we set.</summary>
internal sealed record MessengerProfileSetting(MessengerGetStarted? GetStarted, IReadOnlyList<MessengerGreeting>? Greeting, IReadOnlyList<MessengerMenu>? PersistentMenu);

/// <summary>The Messenger profile as Meta tells it.</summary>
internal sealed record MessengerProfileSettings(IReadOnlyList<MessengerProfileSetting?>? Data);

/// <summary>The button of the welcome screen.</summary>
internal sealed record MessengerGetStarted(string? Payload);

/// <summary>The text of the welcome screen in one language.</summary>
internal sealed record MessengerGreeting(string Locale, string Text);

/// <summary>The menu in one language.</summary>
internal sealed record MessengerMenu(string Locale, bool ComposerInputDisabled, IReadOnlyList<MessengerMenuItem> CallToActions);

/// <summary>An item of the menu.</summary>
internal sealed record MessengerMenuItem(string Type, string Title, string Payload);

/// <summary>Registers an app's webhook; its fields are names with commas between them.</summary>
internal sealed record MessengerWebhookSetting(string Object, string CallbackUrl, string VerifyToken, string Fields);

/// <summary>Subscribes the app to a page.</summary>
/// <param name="SubscribedFields">Names with commas between them.</param>
internal sealed record MessengerPageSetting(string SubscribedFields);

/// <summary>An app's webhooks as Meta tells them.</summary>
internal sealed record MessengerSubscriptions(IReadOnlyList<MessengerSubscription?>? Data);

/// <summary>An app's webhook for one kind of thing.</summary>
internal sealed record MessengerSubscription(string? Object, string? CallbackUrl, bool? Active, IReadOnlyList<JsonElement>? Fields)
{
    /// <summary>What it is told of; a field is a name, or an object with a name.</summary>
    public IEnumerable<string> FieldNames() => (Fields ?? []).Select(field => field.ValueKind switch
    {
        JsonValueKind.String => field.GetString(),
        JsonValueKind.Object when field.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => name.GetString(),
        _ => null,
    }).OfType<string>();
}

/// <summary>The apps a page has subscribed, as Meta tells them.</summary>
internal sealed record MessengerAppSubscriptions(IReadOnlyList<MessengerAppSubscription?>? Data);

/// <summary>An app that is told what happens on a page.</summary>
internal sealed record MessengerAppSubscription([property: JsonConverter(typeof(IdText))] string? Id, IReadOnlyList<string>? SubscribedFields);
