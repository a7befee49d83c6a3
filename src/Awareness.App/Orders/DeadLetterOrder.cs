using System.Text.Json.Serialization;
using Awareness.Storage;

namespace Awareness.App.Orders;

/// <summary>An order to try dead letters again, or to drop them.</summary>
/// <param name="IsReplay">True to try them again, false to drop them.</param>
/// <param name="Filter">Which.</param>
/// <param name="At">When it was ordered.</param>
public sealed record DeadLetterOrder(bool IsReplay, DeadLetterFilter Filter, DateTimeOffset At) : IOrder
{
    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => IsReplay ? "replay" : "drop";

    /// <inheritdoc />
    public async Task<bool> ObeyAsync(Database database, CancellationToken cancellationToken) => IsReplay
        ? await database.DeadLetters.ReplayAsync(Filter, At, cancellationToken) > 0
        : await database.DeadLetters.DropAsync(Filter, cancellationToken) > 0;
}

/// <summary>JSON of orders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeadLetterOrder))]
internal sealed partial class DeadLetterOrderJson : JsonSerializerContext;
