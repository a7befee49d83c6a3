using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Wire;

/// <summary>Reads a request's body, never more than the cap, before anything looks at it.</summary>
internal static class RequestBody
{
    /// <summary>Bytes of the largest body we take; also what the Connector takes.</summary>
    public const int Cap = 256 * 1024;

    /// <summary>Room at first, whatever length is announced: anybody can announce, and proves nothing before the body is here.</summary>
    private const int FirstRead = 4 * 1024;

    /// <summary>The body without a byte order mark, or why it is refused.</summary>
    public static Task<Checked<byte[]>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) => ReadAsync(request, Cap, cancellationToken);

    /// <summary>The same where less is enough.</summary>
    /// <param name="request">Whose body.</param>
    /// <param name="cap">Bytes of the largest body that is taken, at most <see cref="Cap"/>.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public static async Task<Checked<byte[]>> ReadAsync(HttpRequest request, int cap, CancellationToken cancellationToken)
    {
        var read = await ReadRawAsync(request, cap, cancellationToken);
        return read.IsGood(out var body, out var error) ? WithoutMark(body) : error;
    }

    /// <summary>The body to the last byte, as a proof covers it, or why it is refused.</summary>
    public static Task<Checked<byte[]>> ReadRawAsync(HttpRequest request, CancellationToken cancellationToken) => ReadRawAsync(request, Cap, cancellationToken);

    /// <summary>A part of a body without a byte order mark, or why it is refused.</summary>
    /// <param name="part">Read to its end.</param>
    /// <param name="cap">Bytes of the largest part that is taken, at most <see cref="Cap"/>.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public static async Task<Checked<byte[]>> ReadAsync(Stream part, int cap, CancellationToken cancellationToken)
    {
        var read = await ReadRawAsync(part, cap, cancellationToken);
        return read.IsGood(out var body, out var error) ? WithoutMark(body) : error;
    }

    private static async Task<Checked<byte[]>> ReadRawAsync(HttpRequest request, int cap, CancellationToken cancellationToken)
    {
        if (request.ContentLength > cap) return TooLarge(cap);
        try
        {
            return await ReadRawAsync(request.Body, cap, cancellationToken);
        }
        catch (IOException)
        {
            // The caller broke off. Anybody can: it is no failure of ours, and no line in the log, which the server would write when it went on reading.
            request.HttpContext.Abort();
            return NotWhole(StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Checked<byte[]>> ReadRawAsync(Stream body, int cap, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        var length = 0;
        try
        {
            while (length <= cap)
            {
                if (length == buffer.Length) buffer = Grow(buffer);
                // One more byte than is taken shows that there is more.
                var read = await body.ReadAsync(buffer.AsMemory(length, Math.Min(buffer.Length, cap + 1) - length), cancellationToken);
                if (read == 0) return buffer.AsSpan(0, length).ToArray();
                length += read;
            }

            return TooLarge(cap);
        }
        catch (BadHttpRequestException exception)
        {
            return NotWhole(exception.StatusCode);
        }
        finally
        {
            Return(buffer, length);
        }
    }

    private static WireError NotWhole(int status) => new(status, "BadRequest", "The body does not arrive whole.");

    private static WireError TooLarge(int cap) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body is larger than {cap} bytes.");

    /// <summary>
    /// Makes JSON storable in place: an escaped NUL or half a surrogate pair, which no database and no writer takes, becomes U+FFFD.
    /// False when the bytes are not UTF-8.
    /// </summary>
    public static bool TryMend(Span<byte> json)
    {
        if (!Utf8.IsValid(json)) return false;

        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at + 1 < json.Length;)
        {
            at += Escape(json, at) switch
            {
                null => 2,
                >= 0xD800 and <= 0xDBFF when Escape(json, at + 6) is >= 0xDC00 and <= 0xDFFF => 12,
                0 or (>= 0xD800 and <= 0xDFFF) => Replace(json[at..]),
                _ => 6,
            };
            var next = at < json.Length ? json[at..].IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return true;
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        Return(full, full.Length);
        return larger;
    }

    /// <summary>Gives a buffer back without what a person wrote.</summary>
    private static void Return(byte[] buffer, int length)
    {
        buffer.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static int? Escape(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, provider: null, out var unit)
            ? unit
            : null;

    private static int Replace(Span<byte> escape)
    {
        "\\ufffd"u8.CopyTo(escape);
        return 6;
    }

    private static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
