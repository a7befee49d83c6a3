using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// Reads files that a person sends, and keeps nothing of them: what they are is told by their first bytes, the rest passes by. Names of files are not read,
/// for people put names into them.
/// </summary>
internal static class DirectLineUpload
{
    /// <summary>Bytes of a whole upload.</summary>
    public const int Cap = 4 * 1024 * 1024;

    private const int MostFiles = 10;
    private const int BoundaryLength = 100;
    private const string ActivityType = "application/vnd.microsoft.activity";

    private static readonly WireError TooLarge = new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"Files are {Cap} bytes at most, together.");

    private static readonly WireError WrongKind =
        new(StatusCodes.Status415UnsupportedMediaType, "FileNotAllowed", "Only pictures (JPEG, PNG, GIF, WebP, HEIC), PDF and plain text may be sent, under their own content type.");

    private static readonly WireError Broken = WireError.BadArgument("The upload does not arrive whole, or is not what its headers say.");

    /// <summary>The message the files came with: the one sent along, or one without words.</summary>
    public static async Task<Checked<Activity>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Cap) return TooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Cap;
        try
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return WrongKind;
            if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return await SingleAsync(request, cancellationToken);
            var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
            if (boundary.Length is 0 or > BoundaryLength) return Broken;
            return await PartsAsync(new MultipartReader(boundary.ToString(), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024, BodyLengthLimit = Cap }, cancellationToken);
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : Broken;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException && !cancellationToken.IsCancellationRequested)
        {
            if (exception is ConnectionResetException) request.HttpContext.Abort();
            return Broken;
        }
    }

    /// <summary>One file is the whole body.</summary>
    private static async Task<Checked<Activity>> SingleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await PassAsync(request.ContentType, request.Body, cancellationToken) is not { } kind) return WrongKind;
        return With(new Activity { Type = ActivityTypes.Message }, [kind]);
    }

    private static async Task<Checked<Activity>> PartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        Activity? activity = null;
        List<string> kinds = [];
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
            {
                if (activity is not null) return WireError.BadArgument("There is more than one activity.");
                var read = await RequestBody.ReadAsync(section.Body, DirectLineInbound.MessageCap, cancellationToken);
                if (!read.IsGood(out var body, out var error) || !WireActivity.Read(body).IsGood(out activity, out error)) return error;
            }
            else if (await PassAsync(section.ContentType, section.Body, cancellationToken) is not { } kind)
            {
                return WrongKind;
            }
            else if (kinds.Count == MostFiles)
            {
                return WireError.BadArgument($"More than {MostFiles} files.");
            }
            else
            {
                kinds.Add(kind);
            }
        }

        if (kinds.Count == 0) return WireError.BadArgument("There is no file.");
        return With(activity ?? new Activity { Type = ActivityTypes.Message }, kinds);
    }

    /// <summary>Lets a file pass by, and says what it is; null when it may not be sent.</summary>
    private static async Task<string?> PassAsync(string? contentType, Stream body, CancellationToken cancellationToken)
    {
        var beginning = new byte[FileKinds.Beginning];
        var length = await body.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileKinds.Of(contentType, beginning.AsSpan(0, length)) is not { } kind) return null;
        await body.CopyToAsync(Stream.Null, cancellationToken);
        return kind;
    }

    private static Activity With(Activity activity, IEnumerable<string> kinds) =>
        activity with { Type = ActivityTypes.Message, Attachments = [.. kinds.Select(kind => new Attachment { ContentType = kind })] };
}
