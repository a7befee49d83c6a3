using System.Text.Json;
using System.Text.Json.Serialization;
using Awareness.Conversations;

namespace Awareness.App.Reports;

/// <summary>
/// Orders about hazard reports that a command leaves in the data folder while the service holds the database: one file each, in the order they were given. Every file
/// appears whole or not at all. Members throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when the folder cannot be used.
/// </summary>
/// <param name="folder">Made when something is first ordered.</param>
public sealed class ReportOrders(string folder)
{
    private const string Ending = ".json";

    /// <summary>Leaves an order; returns its file.</summary>
    public string Leave(ReportOrder order)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var file = Path.Combine(folder, $"{order.At.UtcTicks:D20}-{order.Code}{Ending}");
        File.WriteAllBytes($"{file}.part", JsonSerializer.SerializeToUtf8Bytes(order, ReportOrderJson.Default.ReportOrder));
        File.Move($"{file}.part", file, overwrite: true);
        return file;
    }

    /// <summary>The orders that wait, the first given first; null for one that cannot be read.</summary>
    public IReadOnlyList<(string File, ReportOrder? Order)> Waiting() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, $"*{Ending}").Order(StringComparer.Ordinal).Select(file => (file, Read(file)))];

    private static ReportOrder? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), ReportOrderJson.Default.ReportOrder);
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>An order to say how a report stands.</summary>
/// <param name="Code">Its receipt code.</param>
/// <param name="State">How it stands.</param>
/// <param name="Note">What whoever has the code is told, or null.</param>
/// <param name="At">When it was ordered.</param>
public sealed record ReportOrder(string Code, ReportState State, string? Note, DateTimeOffset At);

/// <summary>JSON of orders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportOrder))]
internal sealed partial class ReportOrderJson : JsonSerializerContext;
