using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.BotFramework.Tokens;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework;

/// <summary>Looks whether the bot's identity fits together, and whether Microsoft gives it a token to call channels with.</summary>
/// <param name="issuer">Where tokens come from; null where the bot has no application id.</param>
/// <param name="options">The bot's settings.</param>
internal sealed class BotFrameworkCheck(ITokenIssuer? issuer, IOptions<BotFrameworkOptions> options) : IChannelCheck
{
    /// <summary>The name under which an operator speaks of all channels behind the Bot Framework.</summary>
    public const string Id = "botframework";

    private const string MessagesPath = "/api/messages";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        // What belongs on a developer's machine only is told when the service starts, which knows where it runs.
        if (CredentialSettings.Problem(options.Value, isDevelopment: true) is { } problem) return [CheckLine.Bad("The bot's identity is not complete.", problem)];
        if (issuer is null) return [CheckLine.Bad("The bot has no application id: only a developer's machine answers then.", "Set AWARENESS__BotFramework__AppId.")];
        return [await SignInAsync(issuer, cancellationToken), Endpoint(publicUrl)];
    }

    private async Task<CheckLine> SignInAsync(ITokenIssuer from, CancellationToken cancellationToken) =>
        await from.AskAsync(CloudSignIn.ConnectorAudience(options.Value.Cloud), cancellationToken) switch
        {
            TokenAnswer.Granted => CheckLine.Good("Microsoft gives the bot a token to call channels with."),
            TokenAnswer.Refused refused => CheckLine.Bad(
                $"Microsoft gives the bot no token: {CheckLine.Shown(refused.Reason)}.",
                "See that AppId, TenantId and AppType are those of the Azure bot, and that the client secret is the value (not the id) of one that has not run out."),
            TokenAnswer.NotNow later => CheckLine.Doubtful($"Microsoft gives no token just now: {CheckLine.Shown(later.Reason)}.", "See that this machine may call login.microsoftonline.com (proxy, firewall, DNS), and try again."),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}."),
        };

    /// <summary>The Bot Framework tells nobody which address it posts to: an operator has to look.</summary>
    private static CheckLine Endpoint(Uri? publicUrl) => CheckLine.Doubtful(
        "Azure cannot be asked where it posts.",
        $"See in the Azure portal, your bot, Configuration, that the messaging endpoint is {(publicUrl is null ? $"https://<your domain>{MessagesPath}" : new Uri(publicUrl, MessagesPath).AbsoluteUri)}; then try Test in Web Chat.");
}
