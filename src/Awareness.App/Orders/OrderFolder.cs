using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Awareness.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.App.Orders;

/// <summary>
/// Orders that a command leaves in the data folder while the service holds the database: one file each, in the order they were given. Every file
/// appears whole or not at all. Members throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when the folder cannot be used.
/// </summary>
/// <param name="folder">Made when something is first ordered.</param>
/// <param name="json">How an order is written down.</param>
public sealed class OrderFolder<TOrder>(string folder, JsonTypeInfo<TOrder> json)
    where TOrder : class, IOrder
{
    private const string Ending = ".json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Leaves an order; returns its file.</summary>
    public string Leave(TOrder order)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var file = Path.Combine(folder, $"{order.At.UtcTicks:D20}-{order.Subject}{Ending}");
        File.WriteAllBytes($"{file}.part", JsonSerializer.SerializeToUtf8Bytes(order, json));
        File.Move($"{file}.part", file, overwrite: true);
        return file;
    }

    /// <summary>The orders that wait, the first given first; null for one that cannot be read.</summary>
    public IReadOnlyList<(string File, TOrder? Order)> Waiting() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, $"*{Ending}").Order(StringComparer.Ordinal).Select(file => (file, Read(file)))];

    /// <summary>Has an order obeyed: here where the database is free, else by the service that holds it. Throws <see cref="DatabaseException"/> when neither can be done.</summary>
    public async Task HaveObeyedAsync(TOrder order, DatabaseSettings place, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await Database.OpenAsync(place, time, NullLogger<Database>.Instance, cancellationToken);
            await order.ObeyAsync(database, cancellationToken);
        }
        catch (DatabaseException) when (place is DatabaseSettings.Sqlite)
        {
            if (!await IsObeyedAsync(Leave(order), time, cancellationToken)) throw;
        }
    }

    /// <summary>Waits until a service has taken the order away. Takes it back when none does in time, or nobody waits any more.</summary>
    private static async Task<bool> IsObeyedAsync(string file, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            while (File.Exists(file) && time.GetElapsedTime(start) < Patience) await Task.Delay(Look, time, cancellationToken);
            return !File.Exists(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private TOrder? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), json);
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException)
        {
            return null;
        }
    }
}
