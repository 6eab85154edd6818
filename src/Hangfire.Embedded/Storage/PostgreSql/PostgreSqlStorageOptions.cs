using System.Runtime.CompilerServices;
using Hangfire.PostgreSql.Schema;

namespace Hangfire.PostgreSql;

/// <summary>Settings of <see cref="PostgreSqlStorage"/>.</summary>
public class PostgreSqlStorageOptions
{
    /// <summary>
    /// How often queues are looked at when nothing announces a job. Default: 15 seconds. Announced jobs are claimed at once, so this is
    /// only the safety net for a lost announcement.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not positive, or below 50 milliseconds without <see cref="AllowUnsafeValues"/>.</exception>
    public TimeSpan QueuePollInterval
    {
        get;
        set => field = AllowUnsafeValues || value >= TimeSpan.FromMilliseconds(50)
            ? Positive(value)
            : throw new ArgumentException(
                $"Expected QueuePollInterval to be at least 50 milliseconds, got '{value}'. Set AllowUnsafeValues first to use it all the same.",
                nameof(value));
    } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After how long a claim that nobody keeps fresh is taken over by another worker. Default: one minute, since claims are kept fresh
    /// while their process lives. Servers on other engines that share the database and do not keep claims fresh need the longest run time
    /// of a job here, as they do on their side.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan InvisibilityTimeout { get; set => field = Positive(value); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After how long a distributed lock that nobody keeps fresh counts as abandoned. Default: 10 minutes. Locks of this engine are kept fresh,
    /// and free after the <see cref="InvisibilityTimeout"/> where that is shorter; the locks of other engines on the same tables are not.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan DistributedLockTimeout { get; set => field = Positive(value); } = TimeSpan.FromMinutes(10);

    /// <summary>Accepted for compatibility; commits are never synchronised by waiting here. Default: 500 milliseconds.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan TransactionSynchronisationTimeout { get; set => field = Positive(value); } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often expired rows are removed. Default: one hour.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan JobExpirationCheckInterval { get; set => field = Positive(value); } = TimeSpan.FromHours(1);

    /// <summary>How often counters are added up. Default: 5 minutes.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan CountersAggregateInterval { get; set => field = Positive(value); } = TimeSpan.FromMinutes(5);

    /// <summary>How many expired rows are removed in one transaction. Default: 1000.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public int DeleteExpiredBatchSize { get; set => field = Positive(value); } = 1000;

    /// <summary>Allows a <see cref="QueuePollInterval"/> below 50 milliseconds. Default: <see langword="false"/>.</summary>
    public bool AllowUnsafeValues { get; set; }

    /// <summary>Accepted for compatibility; a commit is always one database transaction. Default: <see langword="true"/>.</summary>
    public bool UseNativeDatabaseTransactions { get; set; } = true;

    /// <summary>
    /// Creates the tables when they are missing. Default: <see langword="true"/>. When off, tables that are missing or of another version
    /// are refused at start.
    /// </summary>
    public bool PrepareSchemaIfNecessary { get; set; } = true;

    /// <summary>The database schema the tables live in. Default: <c>hangfire</c>.</summary>
    /// <exception cref="ArgumentException">The name is not made of lowercase letters, digits and underscores.</exception>
    public string SchemaName { get; set => field = SchemaNames.Checked(value); } = "hangfire";

    /// <summary>
    /// Lets commits made inside a <see cref="System.Transactions.TransactionScope"/> take part in it. Default: <see langword="true"/>.
    /// </summary>
    public bool EnableTransactionScopeEnlistment { get; set; } = true;

    /// <summary>
    /// Accepted for compatibility; enqueued jobs are always announced and announcements always listened to. Default: <see langword="true"/>.
    /// </summary>
    public bool EnableLongPolling { get; set; } = true;

    /// <summary>
    /// Keeps claims fresh while their process lives, so that a job may run longer than <see cref="InvisibilityTimeout"/>.
    /// Default: <see langword="true"/>.
    /// </summary>
    public bool UseSlidingInvisibilityTimeout { get; set; } = true;

    /// <summary>Whether a database that cannot be reached at start is tried again.</summary>
    public bool EnableResilientStartup => StartupConnectionMaxRetries > 0;

    /// <summary>How many times an unreachable database is tried again at start. Default: 5; zero fails at once.</summary>
    /// <exception cref="ArgumentException">The value is negative.</exception>
    public int StartupConnectionMaxRetries
    {
        get;
        set => field = value >= 0
            ? value
            : throw new ArgumentException($"Expected StartupConnectionMaxRetries to be zero or positive, got '{value}'.", nameof(value));
    } = 5;

    /// <summary>How long to wait before the first retry at start; doubled for each further one. Default: one second.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan StartupConnectionBaseDelay { get; set => field = Positive(value); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries at start. Default: one minute.</summary>
    /// <exception cref="ArgumentException">The value is not positive.</exception>
    public TimeSpan StartupConnectionMaxDelay { get; set => field = Positive(value); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Lets the storage be created although the database could not be reached; the tables are then prepared on first use.
    /// Default: <see langword="true"/>. Wrong tables are refused in any case.
    /// </summary>
    public bool AllowDegradedModeWithoutStorage { get; set; } = true;

    /// <summary>
    /// How long the start of a job may stay unwritten, and how old its claim may be for that. Most jobs are shorter, and save a commit; of a
    /// longer one it is hardly noticed that it is seen Enqueued for so long, and who deletes it meanwhile could as well have come just after its start.
    /// </summary>
    internal TimeSpan StartDeferral { get; init; } = TimeSpan.FromMilliseconds(100);

    private static T Positive<T>(T value, [CallerMemberName] string option = "")
        where T : struct, IComparable<T> => value.CompareTo(default) > 0
        ? value
        : throw new ArgumentException($"Expected {option} to be positive, got '{value}'.", nameof(value));
}
