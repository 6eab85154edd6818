using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>A chosen change of state on its way into the storage.</summary>
public class ApplyStateContext : StateContext
{
    /// <summary>Applies the outcome of an election.</summary>
    public ApplyStateContext(IWriteOnlyTransaction transaction, ElectStateContext context)
        : this(
            (context ?? throw new ArgumentNullException(nameof(context))).Storage,
            context.Connection,
            transaction,
            context.BackgroundJob,
            context.CandidateState,
            context.CurrentState,
            context.CustomData.AsReadOnly(),
            context.StateMachine)
    {
    }

    /// <summary>Applies <paramref name="newState"/> to a job that is in <paramref name="oldStateName"/>.</summary>
    public ApplyStateContext(
        JobStorage storage,
        IStorageConnection connection,
        IWriteOnlyTransaction transaction,
        BackgroundJob backgroundJob,
        IState newState,
        string? oldStateName)
        : this(storage, connection, transaction, backgroundJob, newState, oldStateName, null, null)
    {
    }

    internal ApplyStateContext(
        JobStorage storage,
        IStorageConnection connection,
        IWriteOnlyTransaction transaction,
        BackgroundJob backgroundJob,
        IState newState,
        string? oldStateName,
        IReadOnlyDictionary<string, object>? customData,
        IStateMachine? stateMachine)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(backgroundJob);
        ArgumentNullException.ThrowIfNull(newState);

        Storage = storage;
        Connection = connection;
        Transaction = transaction;
        BackgroundJob = backgroundJob;
        NewState = newState;
        OldStateName = oldStateName;
        CustomData = customData;
        StateMachine = stateMachine;
        JobExpirationTimeout = storage.JobExpirationTimeout;
    }

    /// <summary>Storage of the job.</summary>
    public JobStorage Storage { get; }

    /// <summary>Connection for reading.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>Collects everything that is stored with the change.</summary>
    public IWriteOnlyTransaction Transaction { get; }

    /// <inheritdoc />
    public override BackgroundJob BackgroundJob { get; }

    /// <summary>Name of the state the job leaves; <see langword="null"/> for a new job.</summary>
    public string? OldStateName { get; }

    /// <summary>State the job enters.</summary>
    public IState NewState { get; }

    /// <summary>How long the job is kept when the new state is final. Default: the storage's, one day.</summary>
    public TimeSpan JobExpirationTimeout { get; set; }

    /// <summary>What the initiator of the change passed along, or <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, object>? CustomData { get; }

    /// <summary>The machine that applies the change, or <see langword="null"/> outside of one.</summary>
    public IStateMachine? StateMachine { get; }

    /// <summary>Reads a job parameter from the storage.</summary>
    public T? GetJobParameter<T>(string name) => GetJobParameter<T>(name, allowStale: false);

    /// <summary>Reads a job parameter; with <paramref name="allowStale"/> from the snapshot, without asking the storage.</summary>
    public T? GetJobParameter<T>(string name, bool allowStale) =>
        JobParameters.Get<T>(Connection, BackgroundJob, name, allowStale || OldStateName is null);
}
