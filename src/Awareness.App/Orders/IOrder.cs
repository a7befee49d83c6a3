using Awareness.Storage;

namespace Awareness.App.Orders;

/// <summary>Something a command wants done to the database, by itself or by the service that holds it.</summary>
public interface IOrder
{
    /// <summary>When it was given.</summary>
    DateTimeOffset At { get; }

    /// <summary>What it is about, as part of a file name: two orders of one moment need different ones.</summary>
    string Subject { get; }

    /// <summary>Does it. False when there was nothing it was about. Throws <see cref="DatabaseException"/> when the database cannot be reached.</summary>
    Task<bool> ObeyAsync(Database database, CancellationToken cancellationToken);
}
