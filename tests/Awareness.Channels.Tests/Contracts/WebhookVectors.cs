using System.Text;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>Raw bodies with proofs that nobody here computed, one file a platform; the clock stands at <see cref="Support.ManualTime"/>'s beginning.</summary>
internal sealed class WebhookVectors
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>How the proofs came about.</summary>
    public required string About { get; init; }

    /// <summary>The secrets that are live: the one in force, and the one before.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public string? AppId { get; init; }

    public string? OaId { get; init; }

    public required IReadOnlyList<WebhookVector> Cases { get; init; }

    public static WebhookVectors Load(string platform) =>
        JsonSerializer.Deserialize<WebhookVectors>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Contracts", "vectors", $"{platform}.json")), Json)
        ?? throw new InvalidOperationException("The file is empty.");

    public static TheoryData<string> Names(string platform) => [.. Load(platform).Cases.Select(vector => vector.Name)];

    public WebhookVector this[string name] => Cases.Single(vector => vector.Name == name);
}

/// <summary>One call and what it must come to.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Body">The bytes, in UTF-8.</param>
/// <param name="Headers">The proof among them; a header may stand several times.</param>
/// <param name="Status">200 when it is the platform's, 401 when it is not, 400 when it is but cannot be read.</param>
/// <param name="Texts">What people said in it.</param>
/// <param name="Formula">Zalo: what stands first under the proof, <c>app-id</c> or <c>oa-id</c>.</param>
internal sealed record WebhookVector(string Name, string Body, IReadOnlyDictionary<string, string[]> Headers, int Status, IReadOnlyList<string> Texts, string? Formula)
{
    public void Check(IWebhook webhook)
    {
        var headers = new HeaderDictionary(Headers.ToDictionary(header => header.Key, header => new StringValues(header.Value), StringComparer.OrdinalIgnoreCase));
        switch (webhook.Read(headers, Encoding.UTF8.GetBytes(Body)))
        {
            case WebhookReading.Accepted accepted:
                Assert.Equal(200, Status);
                Assert.Equal(Texts, accepted.Activities.Select(inbound => inbound.Activity.Text ?? ""));
                Assert.All(accepted.Activities, inbound => Assert.DoesNotContain("Ánh", JsonSerializer.Serialize(inbound.Activity, ActivityJson.Default.Activity).Replace("\\u00C1", "Á", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal));
                break;
            case WebhookReading.Forged:
                Assert.Equal(401, Status);
                break;
            case WebhookReading.Refused refused:
                Assert.Equal(Status, refused.Error.Status);
                break;
        }
    }
}
