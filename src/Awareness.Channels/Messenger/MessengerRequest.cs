using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Awareness.Channels.Messenger;

/// <summary>Writes calls of the Graph API. The token stands in a header, never in the address, which servers on the way may keep.</summary>
internal static class MessengerRequest
{
    /// <summary>A call in the page's name.</summary>
    /// <param name="options">The page.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">What of the page, for example <c>me/messages</c>.</param>
    /// <param name="json">What to send; null for nothing.</param>
    public static HttpRequestMessage OfPage(MessengerOptions options, HttpMethod method, string path, byte[]? json = null) => Create(options, options.PageToken, method, path, json);

    /// <summary>A call in the app's name, of something of the app: the app's token is its id and its secret.</summary>
    public static HttpRequestMessage OfApp(MessengerOptions options, string app, HttpMethod method, string edge, byte[]? json = null) =>
        Create(options, $"{app}|{options.AppSecret}", method, $"{app}/{edge}", json);

    /// <summary>What Meta calls <c>appsecret_proof</c>: HMAC-SHA256 of the token with the app secret, in hexadecimal.</summary>
    public static string SecretProof(string appSecret, string token) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token)));

    private static HttpRequestMessage Create(MessengerOptions options, string token, HttpMethod method, string path, byte[]? json)
    {
        var proof = options.ProvesAppSecret ? $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}appsecret_proof={SecretProof(options.AppSecret, token)}" : "";
        var address = new Uri($"{options.GraphUrl.TrimEnd('/')}/{options.GraphVersion}/{path}{proof}");
        return new HttpRequestMessage(method, address)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = json is null ? null : new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
    }
}
