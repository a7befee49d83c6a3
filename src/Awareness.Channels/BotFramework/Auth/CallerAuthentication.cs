using Awareness.Channels.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Finds out who posts an activity, by the token that comes with it.</summary>
internal sealed class CallerAuthentication
{
    private const string Scheme = "Bearer ";

    private readonly CallerRules rules;
    private readonly TokenSignature signature;
    private readonly KeyCache channelKeys;
    private readonly KeyCache callerKeys;

    /// <summary>Fetches nothing yet: keys are asked for by the first caller.</summary>
    /// <param name="options">The bot's settings.</param>
    /// <param name="time">Judges how old tokens and keys are.</param>
    /// <param name="logger">Hears when keys cannot be fetched.</param>
    public CallerAuthentication(IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<CallerAuthentication> logger)
    {
        var settings = options.Value;
        var cloud = CloudIdentity.Of(settings.Cloud);
        rules = new CallerRules(settings);
        signature = new TokenSignature(time);
        channelKeys = Keys(settings.ChannelMetadataUrl, cloud.ChannelMetadata, time, logger);
        callerKeys = Keys(settings.CallerMetadataUrl, cloud.CallerMetadata, time, logger);
    }

    /// <summary>The token of a request, or null: exactly one header, the scheme as it is written in the protocol.</summary>
    public static string? Token(StringValues authorization) =>
        authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) && header.Length > Scheme.Length ? header[Scheme.Length..] : null;

    /// <summary>Judges the bearer of <paramref name="encoded"/>, who posts <paramref name="activity"/>: first what the token says, then whether it is true, then whether the key vouches for the channel.</summary>
    public async Task<CallerVerdict> JudgeAsync(string encoded, Activity activity, CancellationToken cancellationToken)
    {
        if (CallerToken.Read(encoded) is not { } token) return new CallerVerdict.Refused(CallerRefusal.Malformed);
        var claimed = rules.Judge(token, activity);
        if (claimed is not CallerVerdict.Proven) return claimed;

        var isFromChannel = rules.IsFromChannel(token);
        switch (await (isFromChannel ? channelKeys : callerKeys).FindAsync(token.KeyId, cancellationToken))
        {
            case KeyLookup.Found { Key: var key }:
                if (await signature.ProblemAsync(token, key.Key) is { } problem) return new CallerVerdict.Refused(problem);
                return VouchesFor(key, activity.ChannelId, isFromChannel) ? claimed : new CallerVerdict.Refused(CallerRefusal.Channel);
            case KeyLookup.Unknown:
                return new CallerVerdict.Refused(CallerRefusal.UnknownKey);
            default:
                return new CallerVerdict.Undecided();
        }
    }

    /// <summary>A channel's key names the channels it speaks for, and so do keys of others if they name any.</summary>
    private static bool VouchesFor(SigningKey key, string? channelId, bool isFromChannel) =>
        key.Endorsements is { Count: > 0 } endorsements ? endorsements.Contains(channelId ?? "") : !isFromChannel;

    /// <summary>An address in the settings that is none was refused at the start, by <see cref="StartGate"/>.</summary>
    private static KeyCache Keys(string own, string standard, TimeProvider time, ILogger logger)
    {
        var address = Uri.TryCreate(own, UriKind.Absolute, out var set) ? set : new Uri(standard);
        var http = PlatformHttp.CreateClient(new GuardedConnect(reachesThisMachine: HostPattern.IsThisMachine(address.IdnHost)));
        return new KeyCache(new OpenIdKeys(new PlatformHttp(http, time, OpenIdKeys.Cap), address), time, logger);
    }
}
