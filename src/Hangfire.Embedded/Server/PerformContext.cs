using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>One attempt to run a job. A job gets it by taking it as a parameter.</summary>
public class PerformContext
{
    /// <summary>Shares everything with <paramref name="context"/>.</summary>
    public PerformContext(PerformContext context)
        : this(
            (context ?? throw new ArgumentNullException(nameof(context))).Storage,
            context.Connection,
            context.BackgroundJob,
            context.CancellationToken)
    {
        Items = context.Items;
        Performer = context.Performer;
        ServerId = context.ServerId;
    }

    /// <summary>Describes an attempt without naming the storage.</summary>
    public PerformContext(IStorageConnection connection, BackgroundJob backgroundJob, IJobCancellationToken cancellationToken)
        : this(null, connection, backgroundJob, cancellationToken)
    {
    }

    /// <summary>Describes an attempt.</summary>
    /// <param name="storage">Storage of the job.</param>
    /// <param name="connection">Connection to it.</param>
    /// <param name="backgroundJob">The job.</param>
    /// <param name="cancellationToken">Tells the job to give up.</param>
    public PerformContext(
        JobStorage? storage, IStorageConnection connection, BackgroundJob backgroundJob, IJobCancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(backgroundJob);
        ArgumentNullException.ThrowIfNull(cancellationToken);

        Storage = storage!;
        Connection = connection;
        BackgroundJob = backgroundJob;
        CancellationToken = cancellationToken;
        Items = new Dictionary<string, object>();
        Performer = null!;
        ServerId = null!;
    }

    /// <summary>Storage of the job.</summary>
    public JobStorage Storage { get; }

    /// <summary>Data shared by the filters of this attempt.</summary>
    public IDictionary<string, object> Items { get; }

    /// <summary>The job.</summary>
    public BackgroundJob BackgroundJob { get; }

    /// <summary>Tells the job to give up.</summary>
    public IJobCancellationToken CancellationToken { get; }

    /// <summary>Connection to the storage; not for use by several threads at once.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>The performer that runs the job.</summary>
    public IBackgroundJobPerformer Performer { get; internal set; }

    /// <summary>Id of the server that runs the job.</summary>
    public string ServerId { get; internal init; }

    /// <summary>Stores a job parameter at once; later attempts see it.</summary>
    public void SetJobParameter(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Connection.SetJobParameter(BackgroundJob.Id, name, SerializationHelper.Serialize(value, SerializationOption.User)!);
    }

    /// <summary>Reads a job parameter from the storage.</summary>
    public T? GetJobParameter<T>(string name) => GetJobParameter<T>(name, allowStale: false);

    /// <summary>Reads a job parameter; with <paramref name="allowStale"/> as it was when the job started.</summary>
    public T? GetJobParameter<T>(string name, bool allowStale) => JobParameters.Get<T>(Connection, BackgroundJob, name, allowStale);
}
