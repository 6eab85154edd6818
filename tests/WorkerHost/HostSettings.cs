using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;

namespace WorkerHost;

/// <summary>What the tests tell the process through its environment.</summary>
public sealed record HostSettings(string Storage, TimeSpan InvisibilityTimeout, TimeSpan LockTimeout, TimeSpan ShutdownTimeout, int Workers)
{
    public const string StorageVariable = "WORKER_STORAGE";
    public const string InvisibilityVariable = "WORKER_INVISIBILITY_SECONDS";
    public const string LockVariable = "WORKER_LOCK_SECONDS";
    public const string ShutdownVariable = "WORKER_SHUTDOWN_SECONDS";
    public const string WorkersVariable = "WORKER_COUNT";
    public const string DeferralVariable = "WORKER_DEFERRAL_SECONDS";

    private static readonly TimeSpan UsualDeferral = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the start of a job may stay unwritten.</summary>
    public TimeSpan StartDeferral { get; init; } = UsualDeferral;

    public static HostSettings FromEnvironment() => new(
        Environment.GetEnvironmentVariable(StorageVariable)
            ?? throw new InvalidOperationException($"'{StorageVariable}' is not set. Set it to the connection string of the storage."),
        Seconds(InvisibilityVariable, 3), Seconds(LockVariable, 3), Seconds(ShutdownVariable, 15), (int)Seconds(WorkersVariable, 10).TotalSeconds)
    {
        StartDeferral = Seconds(DeferralVariable, UsualDeferral.TotalSeconds),
    };

    /// <param name="history">Where the jobs write what happens to them.</param>
    public IReadOnlyDictionary<string, string?> ToEnvironment(string history) => new Dictionary<string, string?>
    {
        [StorageVariable] = Storage,
        [InvisibilityVariable] = Text(InvisibilityTimeout),
        [LockVariable] = Text(LockTimeout),
        [ShutdownVariable] = Text(ShutdownTimeout),
        [WorkersVariable] = Workers.ToString(CultureInfo.InvariantCulture),
        [DeferralVariable] = Text(StartDeferral),
        [HistoryJobs.HistoryVariable] = history,
    };

    public PostgreSqlStorage OpenStorage() => new(Storage, new PostgreSqlStorageOptions
    {
        InvisibilityTimeout = InvisibilityTimeout,
        DistributedLockTimeout = LockTimeout,
        QueuePollInterval = TimeSpan.FromSeconds(1),
        StartDeferral = StartDeferral,
    });

    public BackgroundJobServerOptions ServerOptions() => new()
    {
        WorkerCount = Workers,
        ShutdownTimeout = ShutdownTimeout,
        HeartbeatInterval = TimeSpan.FromSeconds(2),
        SchedulePollingInterval = TimeSpan.FromSeconds(1),
    };

    private static TimeSpan Seconds(string variable, double otherwise) => TimeSpan.FromSeconds(
        Environment.GetEnvironmentVariable(variable) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise);

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
