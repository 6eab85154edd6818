using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>Creates jobs in a storage and changes their states.</summary>
public class BackgroundJobClient : IBackgroundJobClientV2
{
    private readonly IBackgroundJobFactory factory;
    private readonly IBackgroundJobStateChanger stateChanger;

    /// <summary>Works on <see cref="JobStorage.Current"/>.</summary>
    public BackgroundJobClient()
        : this(JobStorage.Current)
    {
    }

    /// <summary>Works on <paramref name="storage"/> with the filters of <see cref="JobFilterProviders"/>.</summary>
    public BackgroundJobClient(JobStorage storage)
        : this(storage, JobFilterProviders.Providers)
    {
    }

    /// <summary>Works on <paramref name="storage"/> with the filters of <paramref name="filterProvider"/>.</summary>
    public BackgroundJobClient(JobStorage storage, IJobFilterProvider filterProvider)
        : this(storage, new BackgroundJobFactory(filterProvider), new BackgroundJobStateChanger(filterProvider))
    {
    }

    /// <summary>Works on <paramref name="storage"/> through the given services.</summary>
    public BackgroundJobClient(JobStorage storage, IBackgroundJobFactory factory, IBackgroundJobStateChanger stateChanger)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(stateChanger);

        Storage = storage;
        this.factory = factory;
        this.stateChanger = stateChanger;
    }

    /// <inheritdoc />
    public JobStorage Storage { get; }

    /// <summary>How often a failed creation is repeated. Default: 0, because a repeated write may store the job twice.</summary>
    public int RetryAttempts
    {
        get => factory is BackgroundJobFactory own ? own.RetryAttempts : 0;
        set
        {
            if (factory is BackgroundJobFactory own) own.RetryAttempts = value;
        }
    }

    /// <inheritdoc />
    /// <exception cref="BackgroundJobClientException">The job could not be stored.</exception>
    public string Create(Job job, IState state) => Create(job, state, null);

    /// <inheritdoc />
    /// <exception cref="BackgroundJobClientException">The job could not be stored.</exception>
    public string Create(Job job, IState state, IDictionary<string, object>? parameters)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            using var connection = Storage.GetConnection();
            return factory.Create(new CreateContext(Storage, connection, job, state, parameters))?.Id!;
        }
        catch (Exception error)
        {
            throw new BackgroundJobClientException("Background job creation failed. See inner exception for details.", error);
        }
    }

    /// <inheritdoc />
    /// <exception cref="BackgroundJobClientException">The state could not be changed.</exception>
    public bool ChangeState(string jobId, IState state, string? expectedState)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            using var connection = Storage.GetConnection();
            var expected = expectedState is null ? null : new[] { expectedState };
            var applied = stateChanger.ChangeState(new StateChangeContext(Storage, connection, jobId, state, expected));
            return applied is not null && string.Equals(applied.Name, state.Name, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception error)
        {
            throw new BackgroundJobClientException("State change of a background job failed. See inner exception for details", error);
        }
    }
}
