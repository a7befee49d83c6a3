using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Awareness.App.Page;

/// <summary>
/// The files the page refers to. The page's own ones are part of the program and carry a hash of their content in the name;
/// Web Chat lies in a folder, compressed beforehand. A name never changes its content, so browsers may keep every file for good.
/// </summary>
internal sealed class PageAssets
{
    /// <summary>Name of the icon, which alone keeps its name when it changes.</summary>
    public const string Icon = "favicon.svg";

    /// <summary>Name of the script other sites refer to, which keeps its name too; browsers look for a newer one every hour.</summary>
    public const string Embed = "nhung.js";

    /// <summary>Where Microsoft's Web Chat is served; the version is part of the name.</summary>
    public const string WebChatPath = $"/tai/{WebChatFile}";

    private const string WebChatFile = "webchat-4.18.1.js";
    private const string ScriptType = "text/javascript; charset=utf-8";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string OneDay = "public, max-age=86400";
    private const string OneHour = "public, max-age=3600";

    /// <summary>Best first. The suffix is what the compressed file's name has more.</summary>
    private static readonly (string Encoding, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private readonly Dictionary<string, Asset> assets = new(StringComparer.Ordinal);
    private readonly string? webChat;

    private PageAssets(string? webFolder)
    {
        StylePath = Add("page.css", "text/css; charset=utf-8");
        ScriptPath = Add("page.js", ScriptType);
        SandboxStylePath = Add("sandbox.css", "text/css; charset=utf-8");
        SandboxScriptPath = Add("sandbox.js", ScriptType);
        assets[Icon] = Asset.Create(Read(Icon), "image/svg+xml", OneDay);
        assets[Embed] = Asset.Create(Read(Embed), ScriptType, OneHour) with { IsForOthers = true };
        var file = webFolder is null ? null : Path.Combine(Path.GetFullPath(webFolder), WebChatFile);
        webChat = File.Exists(file) ? file : null;
    }

    public string StylePath { get; }

    public string ScriptPath { get; }

    /// <summary>What the sandbox page needs besides.</summary>
    public string SandboxStylePath { get; }

    public string SandboxScriptPath { get; }

    /// <summary>False when Web Chat's file is not there: the page then goes without the chat.</summary>
    public bool HasWebChat => webChat is not null;

    public static PageAssets Load(string? webFolder) => new(webFolder);

    /// <summary>Sends the file of that name, as small as the browser can read it; 404 when there is none.</summary>
    public Task WriteAsync(HttpContext context, string name)
    {
        var headers = context.Response.Headers;
        var accepted = Accepted(context);
        if (name == WebChatFile && webChat is not null)
        {
            var (encoding, suffix) = Encodings.FirstOrDefault(known => accepted.Contains(known.Encoding) && File.Exists(webChat + known.Suffix));
            Describe(headers, ScriptType, Forever, encoding);
            return context.Response.SendFileAsync(webChat + suffix, context.RequestAborted);
        }

        if (!assets.TryGetValue(name, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var isSmall = accepted.Contains("gzip");
        Describe(headers, asset.ContentType, asset.Caching, isSmall ? "gzip" : null);
        if (asset.IsForOthers) headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var body = isSmall ? asset.Gzip : asset.Plain;
        headers.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static void Describe(IHeaderDictionary headers, string contentType, string caching, string? encoding)
    {
        headers.ContentType = contentType;
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (encoding is not null) headers.ContentEncoding = encoding;
    }

    private static HashSet<string> Accepted(HttpContext context) =>
        [.. context.Request.GetTypedHeaders().AcceptEncoding.Where(choice => choice.Quality is not 0).Select(choice => choice.Value.ToString())];

    private string Add(string name, string contentType)
    {
        var content = Read(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var hashed = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        assets[hashed] = Asset.Create(content, contentType, Forever);
        return $"/tai/{hashed}";
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private sealed record Asset(string ContentType, string Caching, byte[] Plain, byte[] Gzip)
    {
        /// <summary>True when pages of other sites may load it.</summary>
        public bool IsForOthers { get; init; }

        public static Asset Create(byte[] content, string contentType, string caching)
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(content);
            return new Asset(contentType, caching, content, compressed.ToArray());
        }
    }
}
