namespace Hangfire.InMemory;

/// <summary>Settings of <see cref="InMemoryStorage"/>. Change them before the storage is created.</summary>
public sealed class InMemoryStorageOptions
{
    private TimeSpan? _maxExpirationTime = TimeSpan.FromHours(3);
    private int _maxStateHistoryLength = 10;
    private TimeSpan _commandTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// What the identifiers of jobs look like. The default is <see cref="InMemoryStorageIdType.Long"/>; choose
    /// <see cref="InMemoryStorageIdType.Guid"/> to find code that takes identifiers for numbers.
    /// </summary>
    public InMemoryStorageIdType IdType { get; set; } = InMemoryStorageIdType.Long;

    /// <summary>
    /// The longest time anything that expires is kept; longer times are cut to it, because everything kept costs memory.
    /// The default is 3 hours; null keeps what expires as long as it asks for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? MaxExpirationTime
    {
        get => _maxExpirationTime;
        set
        {
            if (value < TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, "Expected MaxExpirationTime to be zero or longer, or null for no limit.");
            _maxExpirationTime = value;
        }
    }

    /// <summary>
    /// How many states of a job's history are kept; older ones are dropped. The default is 10. Raise it to see all attempts
    /// of jobs that are retried often.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxStateHistoryLength
    {
        get => _maxStateHistoryLength;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxStateHistoryLength = value;
        }
    }

    /// <summary>
    /// How keys, values and names are compared. The default is <see cref="StringComparer.Ordinal"/>; choose
    /// <see cref="StringComparer.OrdinalIgnoreCase"/> to behave like a database with a case-insensitive collation.
    /// </summary>
    public StringComparer StringComparer { get; set; } = StringComparer.Ordinal;

    /// <summary>
    /// How long one operation may wait for its turn before it fails with a <see cref="TimeoutException"/>. The default is
    /// 15 seconds; a zero or infinite value waits for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative and not infinite.</exception>
    public TimeSpan CommandTimeout
    {
        get => _commandTimeout;
        set
        {
            if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(nameof(value), value, "Expected CommandTimeout to be zero, longer, or infinite.");
            _commandTimeout = value;
        }
    }
}
