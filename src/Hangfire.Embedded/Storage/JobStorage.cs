using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Where jobs, their states, queues and servers are kept: the one dependency clients, servers and the dashboard share.</summary>
public abstract class JobStorage
{
    private static readonly Lock CurrentLock = new();
    private static JobStorage? current;

    private TimeSpan jobExpirationTimeout = TimeSpan.FromDays(1);

    /// <summary>Creates the storage.</summary>
    protected JobStorage()
    {
    }

    /// <summary>The storage used wherever none is passed; set by <c>GlobalConfiguration.UseStorage</c> and its relatives.</summary>
    /// <exception cref="InvalidOperationException">Read before a storage was set.</exception>
    public static JobStorage Current
    {
        get
        {
            lock (CurrentLock)
            {
                return current ?? throw new InvalidOperationException(
                    "JobStorage.Current is not set. Call GlobalConfiguration.Configuration.UsePostgreSqlStorage(…) " +
                    "or another Use…Storage method before using jobs.");
            }
        }
        set
        {
            lock (CurrentLock)
            {
                current = value;
            }
        }
    }

    /// <summary>How long a succeeded or deleted job is kept before it is removed. Default: one day.</summary>
    /// <exception cref="ArgumentException">The value is negative.</exception>
    public TimeSpan JobExpirationTimeout
    {
        get => jobExpirationTimeout;
        set => jobExpirationTimeout = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentException($"Expected JobExpirationTimeout to be zero or positive, got '{value}'.", nameof(value));
    }

    /// <summary>Whether a read sees every write that was committed before it started. Default: <see langword="false"/>.</summary>
    public virtual bool LinearizableReads => false;

    /// <summary>Returns the queries behind the dashboard.</summary>
    public abstract IMonitoringApi GetMonitoringApi();

    /// <summary>Returns a connection for reads and writes; dispose it when done.</summary>
    public abstract IStorageConnection GetConnection();

    /// <summary>Returns a connection for reads that may lag behind; the same as <see cref="GetConnection"/> unless the storage has replicas.</summary>
    public virtual IStorageConnection GetReadOnlyConnection() => GetConnection();

    /// <summary>Returns the background processes every server needs on this storage. None by default.</summary>
    public virtual IEnumerable<IBackgroundProcess> GetServerRequiredProcesses() => [];

    /// <summary>Returns the background processes that care for the storage as a whole, such as removing expired jobs. None by default.</summary>
    public virtual IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => [];

    /// <summary>Returns the state handlers this storage adds to the built-in ones. None by default.</summary>
    public virtual IEnumerable<IStateHandler> GetStateHandlers() => [];

    /// <summary>Writes the storage's settings to the log when a server starts. Writes nothing by default.</summary>
    /// <param name="logger">The log to write to.</param>
    public virtual void WriteOptionsToLog(ILog logger)
    {
    }

    /// <summary>Tells whether the storage offers an optional feature; see <see cref="JobStorageFeatures"/> for the names.</summary>
    /// <param name="featureId">The name of the feature.</param>
    /// <returns><see langword="false"/> unless the storage says otherwise.</returns>
    public virtual bool HasFeature(string featureId)
    {
        ArgumentNullException.ThrowIfNull(featureId);
        return false;
    }
}
