using System.CommandLine;
using Awareness.App.Hosting;
using Awareness.App.Orders;
using Awareness.Channels;
using Awareness.Channels.Zalo;
using Awareness.Delivery;
using Awareness.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Awareness.App.Commands;

/// <summary>
/// <c>awareness channels authorize zalo</c>: shows the link an administrator of the Official Account opens, takes the address the browser then stands at, and has the code in it exchanged:
/// by the service when it runs, else here. The secret behind the link never leaves this process otherwise.
/// </summary>
internal static class ZaloAuthorizing
{
    public static Command Create(TimeProvider time)
    {
        var platform = new Argument<string>("channel") { Description = "zalo: the only one that is authorised by a link" };
        platform.AcceptOnlyFromAmong(PlatformChannels.Zalo);
        var command = new Command("authorize", "Let the Zalo Official Account authorise the application: open a link, paste the address it leads to") { platform, DataOptions.Data };
        command.SetAction((parsed, cancellationToken) => ChannelsCommand.GuardAsync(parsed, () => RunAsync(parsed, time, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken)
    {
        var (configuration, settings) = (DataOptions.Configuration(), DataOptions.Settings(parsed));
        var place = DataFolder.PlaceOf(settings.Data, settings);
        await using var channels = ChannelsAside.Create(configuration, settings.Data, new CredentialsAside(place), knowledge: null);
        if (Missing(channels, settings) is { } missing) return await FailAsync(parsed, missing);
        var invitation = channels.GetRequiredService<ZaloAuthorization>().Invite();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(invitation.Link.AbsoluteUri);
        await parsed.InvocationConfiguration.Error.WriteLineAsync("Open this link as an administrator of the account within the hour, consent, and paste here the address the browser then stands at:");
        if (CodeOf(await Console.In.ReadLineAsync(cancellationToken), invitation, out var code) is { } wrong) return await FailAsync(parsed, wrong);

        // The key that seals the tokens must be there before them.
        var data = DataFolder.Open(settings.Data);
        data.ChannelKey();
        var before = await GenerationAsync(channels, cancellationToken);
        await data.ZaloCodes.HaveObeyedAsync(new ZaloCodeOrder(code, invitation.Verifier, Path.GetFullPath(settings.Data), time.GetUtcNow()), place, time, cancellationToken);
        if (await GenerationAsync(channels, cancellationToken) == before)
            return await FailAsync(parsed, "Zalo gave no tokens for the code: it is good for ten minutes and once, and only with the application's own AppSecret. Run the command again.");
        var check = channels.GetServices<IChannelCheck>().Single(each => each.Name == PlatformChannels.Zalo);
        return await ChannelsCommand.WriteAsync(parsed, check.Name, await check.CheckAsync(publicUrl: null, cancellationToken)) ? 0 : ContentOptions.Mistake;
    }

    /// <summary>What has to be there first, or null.</summary>
    private static string? Missing(ServiceProvider channels, AwarenessSettings settings)
    {
        if (channels.GetService<IOptions<ZaloOptions>>()?.Value is not { AppId.Length: > 0 } zalo) return "Zalo is not set up. docs/channels.md says what to set.";
        if (zalo.RedirectUrl.Length == 0) return "Zalo:RedirectUrl is missing: the callback address as it is registered at developers.zalo.me.";
        return Directory.Exists(settings.Data) ? null : $"There is no data folder '{settings.Data}'. Name the service's with --data DIR.";
    }

    /// <summary>The code in the address; null when all is well, else what is wrong with it.</summary>
    private static string? CodeOf(string? address, ZaloInvitation invitation, out string code)
    {
        code = "";
        if (!Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var back)) return "That is no address. Run the command again and paste the whole address, from https:// on.";
        var fields = QueryHelpers.ParseQuery(back.Query);
        if (fields["state"] != invitation.State) return "That address belongs to another link. Run the command again and open the new link.";
        code = fields["code"].ToString();
        return code.Length == 0 ? "There is no code in that address: the account did not consent. Run the command again." : null;
    }

    /// <summary>Which pair of tokens is kept; 0 for none.</summary>
    private static async Task<long> GenerationAsync(ServiceProvider channels, CancellationToken cancellationToken)
    {
        var key = new CredentialKey(PlatformChannels.Zalo, channels.GetRequiredService<IOptions<ZaloOptions>>().Value.AppId);
        try
        {
            return (await channels.GetRequiredService<IChannelCredentials>().FindAsync(key, cancellationToken))?.Generation ?? 0;
        }
        catch (DatabaseException)
        {
            // No service has made the database yet.
            return 0;
        }
    }

    private static async Task<int> FailAsync(ParseResult parsed, string problem)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
        return ContentOptions.Mistake;
    }
}
