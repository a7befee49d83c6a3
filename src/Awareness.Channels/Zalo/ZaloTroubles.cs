using System.Globalization;

namespace Awareness.Channels.Zalo;

/// <summary>What can be wrong with the account's tokens, and how an operator mends it.</summary>
internal static class ZaloTroubles
{
    public const string NotAuthorised =
        $"The Official Account is not authorised yet, so nothing can be sent. {Authorise}";

    public const string WrongKey =
        "The tokens in the database were sealed with another key. Set Zalo:TokenKey as on the other nodes, or bring channels.key back into the data folder; "
        + "if the key is lost, authorise the account anew: ./awareness channels authorize zalo.";

    public const string Unsaved =
        "New tokens could not be stored, and the old ones are used up. Sending goes on; make the database writable again and do not stop this process before that.";

    private const string Authorise =
        "Run ./awareness channels authorize zalo, or put a refresh token of the API explorer into Zalo:RefreshToken and start again.";

    /// <summary>Zalo cannot be asked, and no token is left.</summary>
    public static string NotRenewed(string reason) => $"The access token is over and Zalo could not be asked for another ({reason}). It is tried again by itself.";

    /// <summary>Something nobody thought of.</summary>
    public static string Unexpected(string kind) => $"The tokens could not be looked after ({kind}), which is a mistake of this program: please report it. It is tried again by itself.";

    /// <summary>Zalo does not take the refresh token.</summary>
    /// <param name="reason">Its code.</param>
    /// <param name="lostAt">When an exchange was never answered, if one was.</param>
    /// <param name="until">How long the access token is still good; null when it is not.</param>
    public static string Refused(string reason, DateTimeOffset? lostAt, DateTimeOffset? until) =>
        $"Zalo does not renew the access token ({reason}).{Lost(lostAt)} {Left(until)} {Authorise}";

    private static string Lost(DateTimeOffset? at) => at is { } moment ? $" An exchange of {Shown(moment)} was never answered: the new tokens were lost with it." : "";

    private static string Left(DateTimeOffset? until) => until is { } moment ? $"Messages can be sent until {Shown(moment)}." : "No messages can be sent.";

    private static string Shown(DateTimeOffset moment) => moment.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
