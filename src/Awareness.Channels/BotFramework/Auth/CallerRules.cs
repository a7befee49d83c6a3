namespace Awareness.Channels.BotFramework.Auth;

/// <summary>
/// What a token must say so that its bearer may post an activity: pure, and asked before any key is fetched or any signature computed. Follows Microsoft's SDKs and is
/// stricter in places: the audience is this bot on every path (or the bot's own tokens, which every Connector sees, could be played back to it), the channel and the
/// serviceUrl must be named, the Emulator calls only where it is allowed and only for its own channel.
/// </summary>
internal sealed class CallerRules
{
    private const string EmulatorChannel = "emulator";
    private const string AnyCaller = "*";

    private readonly BotFrameworkOptions options;
    private readonly CloudIdentity cloud;
    private readonly IReadOnlyDictionary<string, string> callerIssuers;

    /// <summary>Takes the rules from the settings, which are not read again.</summary>
    /// <param name="options">The bot's settings.</param>
    public CallerRules(BotFrameworkOptions options)
    {
        this.options = options;
        cloud = CloudIdentity.Of(options.Cloud);
        callerIssuers = cloud.CallerIssuers(options);
    }

    /// <summary>Who the bearer is if the token is true, or why it may not call in any case.</summary>
    public CallerVerdict Judge(CallerToken token, Activity activity)
    {
        if (activity.ChannelId is null or "") return Refused(CallerRefusal.Channel);
        if (activity.ServiceUrl is null or "") return Refused(CallerRefusal.ServiceUrl);
        if (IsFromBot(token)) return JudgeBot(token);
        return token.Issuer is { } issuer && callerIssuers.ContainsKey(issuer) ? JudgeEmulator(token, activity) : JudgeChannel(token, activity);
    }

    /// <summary>True when the token's key is one of a channel; else it is one of Microsoft Entra.</summary>
    public bool IsFromChannel(CallerToken token) => token.Issuer == cloud.ChannelIssuer;

    /// <summary>A token of a bot for a bot: of Microsoft Entra, for somebody else than its bearer, and not for the channels.</summary>
    private bool IsFromBot(CallerToken token) =>
        token is { Version: not (null or ""), Audience: not null, Caller: not (null or "") } && token.Audience != cloud.ChannelIssuer && token.Caller != token.Audience;

    private CallerVerdict JudgeBot(CallerToken token)
    {
        if (EntraProblem(token) is { } problem) return Refused(problem);
        if (!Guid.TryParseExact(token.Caller, "D", out var caller)) return Refused(CallerRefusal.CallerNotAllowed);
        var name = caller.ToString();
        return options.AllowedCallers.Any(allowed => allowed == AnyCaller || allowed.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new CallerVerdict.Proven(new Caller($"urn:botframework:aadappid:{name}", name))
            : Refused(CallerRefusal.CallerNotAllowed);
    }

    private CallerVerdict JudgeEmulator(CallerToken token, Activity activity)
    {
        if (!options.AllowEmulator || activity.ChannelId != EmulatorChannel) return Refused(CallerRefusal.Emulator);
        if (EntraProblem(token) is { } problem) return Refused(problem);
        return IsThisBot(token.Caller) ? new CallerVerdict.Proven(new Caller(cloud.CallerId, SkillCaller: null)) : Refused(CallerRefusal.CallerNotAllowed);
    }

    private CallerVerdict JudgeChannel(CallerToken token, Activity activity)
    {
        if (!IsFromChannel(token)) return Refused(CallerRefusal.Issuer);
        if (!IsThisBot(token.Audience)) return Refused(CallerRefusal.Audience);
        return string.Equals(activity.ServiceUrl, token.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? new CallerVerdict.Proven(new Caller(cloud.CallerId, SkillCaller: null))
            : Refused(CallerRefusal.ServiceUrl);
    }

    /// <summary>What is wrong with a token of Microsoft Entra, or null.</summary>
    private CallerRefusal? EntraProblem(CallerToken token)
    {
        if (token.Issuer is not { } issuer || !callerIssuers.TryGetValue(issuer, out var tenant)) return CallerRefusal.Issuer;
        if (token.Tenant is { } named && !named.Equals(tenant, StringComparison.OrdinalIgnoreCase)) return CallerRefusal.Tenant;
        if (token.Version is not ("1.0" or "2.0")) return CallerRefusal.Version;
        return IsThisBot(token.Audience) ? null : CallerRefusal.Audience;
    }

    /// <summary>Application ids are GUIDs, whose letters are large or small.</summary>
    private bool IsThisBot(string? id) => options.AppId.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static CallerVerdict.Refused Refused(CallerRefusal reason) => new(reason);
}
