namespace Events;

/// <summary>How the store is.</summary>
/// <param name="Now">What time it is there.</param>
/// <param name="IsReadOnly">Whether it refuses to write.</param>
/// <param name="OldestPending">Since when the oldest event waits for a relay; <c>null</c> when none does.</param>
/// <param name="Relays">How many relays are connected.</param>
internal sealed record StoreReport(DateTimeOffset Now, bool IsReadOnly, DateTimeOffset? OldestPending, int Relays)
{
    /// <summary>Since when the oldest transaction is open that keeps rows from being vacuumed; <c>null</c> when there is none.</summary>
    public DateTimeOffset? OldestTransaction { get; init; }

    /// <summary>The process id of its session on the server.</summary>
    public int? OldestTransactionOf { get; init; }
}
