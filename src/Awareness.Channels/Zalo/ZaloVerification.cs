using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Serves the page with which developers.zalo.me proves that the domain of the webhook is ours.</summary>
internal static class ZaloVerification
{
    /// <summary>Bytes of the largest page; it is one line.</summary>
    private const int Cap = 16 * 1024;

    /// <summary>Maps the file of the settings under its own name, if there is one. Read once, at start: what is served is what was there then.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<ZaloOptions>>().Value;
        if (options.VerificationFile.Length == 0) return;
        var file = new FileInfo(options.VerificationFile);
        if (!file.Exists || file.Length > Cap || file.Extension != ".html" || !file.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new OptionsValidationException(ZaloOptions.Section, typeof(ZaloOptions), ["Zalo:VerificationFile is not the HTML file of developers.zalo.me: it is missing, too large, or named otherwise."]);
        var page = File.ReadAllText(file.FullName);
        endpoints.MapGet($"/{file.Name}", () => Results.Text(page, "text/html"));
    }
}
