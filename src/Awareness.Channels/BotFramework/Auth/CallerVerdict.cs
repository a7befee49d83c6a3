namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Somebody who may post activities.</summary>
/// <param name="CallerId">What <c>callerId</c> of the activity says from now on; null when nobody had to prove anything.</param>
/// <param name="SkillCaller">Application id, in small letters, of the bot that calls ours as a skill; null when a channel calls.</param>
internal sealed record Caller(string? CallerId, string? SkillCaller)
{
    /// <summary>A developer on this machine, as long as there are no credentials.</summary>
    public static Caller Unproven { get; } = new(CallerId: null, SkillCaller: null);
}

/// <summary>What is known of a caller.</summary>
internal abstract record CallerVerdict
{
    /// <summary>The caller is who it says.</summary>
    public sealed record Proven(Caller Caller) : CallerVerdict;

    /// <summary>It is not, or may not call.</summary>
    public sealed record Refused(CallerRefusal Reason) : CallerVerdict;

    /// <summary>Nobody can tell just now, because the keys cannot be fetched.</summary>
    public sealed record Undecided : CallerVerdict;

    private CallerVerdict() { }
}

/// <summary>Why a caller is refused: for the operator's log. The caller hears nothing of it.</summary>
internal enum CallerRefusal
{
    /// <summary>No <c>Authorization: Bearer …</c>, or more than one.</summary>
    NoToken,

    /// <summary>There are no credentials, so only this machine is heard; the call came from another one, through a proxy, by another host's name or from another site's page.</summary>
    NotNearby,

    /// <summary>Not a token, or one signed in a way that is not allowed.</summary>
    Malformed,

    /// <summary>Signed by somebody who may not.</summary>
    Issuer,

    /// <summary>Signed in another tenant than the issuer says.</summary>
    Tenant,

    /// <summary>Meant for another bot; or the app id in the settings is wrong.</summary>
    Audience,

    /// <summary>Neither version 1.0 nor 2.0.</summary>
    Version,

    /// <summary>A bot that is not among AllowedCallers.</summary>
    CallerNotAllowed,

    /// <summary>From the Emulator, which AllowEmulator does not allow, or not for its channel.</summary>
    Emulator,

    /// <summary>The activity names no channel, or one the key does not vouch for.</summary>
    Channel,

    /// <summary>The activity's serviceUrl is missing or not the one the token vouches for.</summary>
    ServiceUrl,

    /// <summary>Signed with a key nobody published.</summary>
    UnknownKey,

    /// <summary>The signature is wrong, or the times it is good for are no numbers.</summary>
    Forged,

    /// <summary>No longer good, not yet good, or without an end; or this machine's clock is wrong.</summary>
    Expired,
}
