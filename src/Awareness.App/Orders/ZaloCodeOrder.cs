using System.Text.Json.Serialization;
using Awareness.App.Commands;
using Awareness.App.Hosting;
using Awareness.Channels.Zalo;
using Awareness.Storage;

namespace Awareness.App.Orders;

/// <summary>An order to exchange the code of an authorisation for tokens and keep them. A code is good for ten minutes and once, so what lies in the folder is soon worth nothing.</summary>
/// <param name="Code">As Zalo put it into the address it went back to.</param>
/// <param name="Verifier">The secret behind the link.</param>
/// <param name="Data">The service's data folder, with the key that seals the tokens.</param>
/// <param name="At">When it was ordered.</param>
public sealed record ZaloCodeOrder(string Code, string Verifier, string Data, DateTimeOffset At) : IOrder
{
    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => "zalo";

    /// <inheritdoc />
    public async Task<bool> ObeyAsync(Database database, CancellationToken cancellationToken)
    {
        await using var channels = ChannelsAside.Create(DataOptions.Configuration(), Data, database.Credentials, knowledge: null);
        return channels.GetService<ZaloAuthorization>() is { } authorization && await authorization.CompleteAsync(Code, Verifier, cancellationToken) is null;
    }

    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"{nameof(ZaloCodeOrder)} of {At:O}";
}

/// <summary>JSON of orders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ZaloCodeOrder))]
internal sealed partial class ZaloCodeOrderJson : JsonSerializerContext;
