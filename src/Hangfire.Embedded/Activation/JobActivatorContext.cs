using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>The attempt a scope is opened for.</summary>
public class JobActivatorContext
{
    /// <summary>Describes an attempt.</summary>
    public JobActivatorContext(IStorageConnection connection, BackgroundJob backgroundJob, IJobCancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(backgroundJob);
        ArgumentNullException.ThrowIfNull(cancellationToken);

        Connection = connection;
        BackgroundJob = backgroundJob;
        CancellationToken = cancellationToken;
    }

    /// <summary>The job to run.</summary>
    public BackgroundJob BackgroundJob { get; }

    /// <summary>Tells when to give up.</summary>
    public IJobCancellationToken CancellationToken { get; }

    /// <summary>Connection to the job's storage.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>Stores a job parameter at once.</summary>
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
