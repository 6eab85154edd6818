using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Client;

/// <summary>A job about to be created.</summary>
public class CreateContext
{
    private readonly IDictionary<string, object> parameters;

    /// <summary>Shares everything with <paramref name="context"/>.</summary>
    public CreateContext(CreateContext context)
        : this(
            (context ?? throw new ArgumentNullException(nameof(context))).Storage,
            context.Connection,
            context.Job,
            context.InitialState,
            context.Parameters)
    {
        Items = context.Items;
        Factory = context.Factory;
        AlsoWrites = context.AlsoWrites;
    }

    /// <summary>Describes a job without parameters.</summary>
    public CreateContext(JobStorage storage, IStorageConnection connection, Job job, IState? initialState)
        : this(storage, connection, job, initialState, null)
    {
    }

    /// <summary>Describes a job.</summary>
    /// <param name="storage">Where to store it.</param>
    /// <param name="connection">Connection to the storage.</param>
    /// <param name="job">What it calls.</param>
    /// <param name="initialState">Its first state; <see langword="null"/> leaves it without one.</param>
    /// <param name="parameters">Its parameters; filters add theirs to this dictionary.</param>
    public CreateContext(
        JobStorage storage, IStorageConnection connection, Job job, IState? initialState, IDictionary<string, object>? parameters)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(job);

        Storage = storage;
        Connection = connection;
        Job = job;
        InitialState = initialState!;
        this.parameters = parameters ?? new Dictionary<string, object>();
        Items = new Dictionary<string, object>();
        Factory = null!;
    }

    /// <summary>Where the job is stored.</summary>
    public JobStorage Storage { get; }

    /// <summary>Connection to the storage.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>Data shared by the filters of this creation.</summary>
    public IDictionary<string, object> Items { get; }

    /// <summary>The parameters stored with the job.</summary>
    public virtual IDictionary<string, object> Parameters => parameters;

    /// <summary>What the job calls.</summary>
    public Job Job { get; }

    /// <summary>The first state, or <see langword="null"/>.</summary>
    public IState InitialState { get; }

    /// <summary>The factory that creates the job.</summary>
    public IBackgroundJobFactory Factory { get; internal set; }

    /// <summary>Adds writes to the transaction that brings the job into its first state.</summary>
    internal Action<IWriteOnlyTransaction, BackgroundJob>? AlsoWrites { get; init; }
}
