using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Awareness.App.Page;

/// <summary>Frames a page and sends it with the headers that keep everything foreign out.</summary>
internal sealed class PageResponse(PageSettings settings, PageAssets assets)
{
    private const int NonceBytes = 18;
    private const string Permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /// <summary>SHA-256 of nothing: Web Chat also adds an empty style element without the nonce and fills it rule by rule.</summary>
    private const string EmptyStyle = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static readonly SearchValues<char> HostLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]");

    public async Task WriteAsync(HttpContext context, PageView view)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Request.Host.Value ?? "", view.HasChat || view.Script is not null ? nonce : null);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = view.IsPersonal ? "no-store" : "no-cache";
        if (view.IsPersonal || view.Status != StatusCodes.Status200OK) headers["X-Robots-Tag"] = "noindex";

        var page = Encoding.UTF8.GetBytes(PageFrame.Around(view, assets, nonce).ToString());
        context.Response.StatusCode = view.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>
    /// Nothing is allowed but our own style, icon and form; with the chat, or a script of the page's own, also scripts and styles carrying the nonce, the
    /// pictures Web Chat draws itself, and connections to ourselves. <c>'self'</c> does not cover web sockets in every browser, so they are named.
    /// </summary>
    private string Policy(string host, string? chatNonce)
    {
        var named = string.Join(' ', [.. settings.EmbeddedBy.Prepend(settings.FrameAncestors).Where(origin => origin.Length > 0)]);
        var frames = named.Length == 0 ? "'none'" : named;
        var common = $"default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {frames}; img-src 'self' data:";
        if (chatNonce is null) return $"{common}; style-src 'self'";
        var sockets = host.AsSpan().ContainsAnyExcept(HostLetters) || host.Length == 0 ? "" : $" ws://{host} wss://{host}";
        return $"{common} blob:; script-src 'nonce-{chatNonce}'; style-src 'self' 'nonce-{chatNonce}' '{EmptyStyle}'; connect-src 'self'{sockets}";
    }
}
