using System.Net;
using Awareness.Channels.BotFramework.Auth;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.BotFramework;

/// <summary>Decides whether the Bot Framework endpoint may be opened: with settings that agree with each other, and without an app id only for a developer on this machine.</summary>
public static class StartGate
{
    /// <summary>Null when the endpoint may be opened, else what is wrong and how to mend it.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="isDevelopment">True when the environment is Development.</param>
    /// <param name="addresses">What the server listens on, for example <c>http://localhost:3978</c>; none means unknown.</param>
    public static string? Problem(BotFrameworkOptions options, bool isDevelopment, IReadOnlyCollection<string> addresses)
    {
        if (!options.Enabled) return null;
        return CredentialSettings.Problem(options, isDevelopment) ?? (options.IsAuthenticated ? null : OpennessProblem(isDevelopment, addresses));
    }

    private static string? OpennessProblem(bool isDevelopment, IReadOnlyCollection<string> addresses)
    {
        if (!isDevelopment)
            return $"The Bot Framework endpoint has no app id, and the environment is not Development. {HowToMend}";
        if (addresses.Count == 0)
            return $"The Bot Framework endpoint has no app id, and it is not known where the server listens. {HowToMend}";
        return addresses.FirstOrDefault(address => !IsLoopback(address)) is { } open
            ? $"The Bot Framework endpoint has no app id, and the server listens beyond this machine ({open}). {HowToMend}"
            : null;
    }

    private const string HowToMend =
        "Set AWARENESS__BotFramework__AppId to the bot's application id, or AWARENESS__BotFramework__Enabled=false to close the endpoint, "
        + "or, to develop without one, run with ASPNETCORE_ENVIRONMENT=Development and listen on http://localhost only.";

    private static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding.IsUnixPipe
                || binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
