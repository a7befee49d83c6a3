using System.Text.Json.Serialization;
using Awareness.App.Orders;
using Awareness.Conversations;
using Awareness.Storage;

namespace Awareness.App.Reports;

/// <summary>An order to say how a hazard report stands.</summary>
/// <param name="Code">Its receipt code.</param>
/// <param name="State">How it stands.</param>
/// <param name="Note">What whoever has the code is told, or null.</param>
/// <param name="At">When it was ordered.</param>
public sealed record ReportOrder(string Code, ReportState State, string? Note, DateTimeOffset At) : IOrder
{
    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Code;

    /// <inheritdoc />
    public Task<bool> ObeyAsync(Database database, CancellationToken cancellationToken) => database.Reports.SetAsync(Code, State, Note, At, cancellationToken);
}

/// <summary>JSON of orders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportOrder))]
internal sealed partial class ReportOrderJson : JsonSerializerContext;
