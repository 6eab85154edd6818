using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>The choice of a job's next state. Filters replace <see cref="CandidateState"/>.</summary>
public class ElectStateContext : StateContext
{
    private readonly List<IState> traversed = [];
    private readonly Dictionary<string, string?> written = new(StringComparer.Ordinal);
    private IState candidate;

    /// <summary>Opens the election of the state in <paramref name="applyContext"/>.</summary>
    public ElectStateContext(ApplyStateContext applyContext)
        : this(applyContext, new StateMachine(JobFilterProviders.Providers))
    {
    }

    /// <summary>Opens the election of the state in <paramref name="applyContext"/>, to be applied by <paramref name="stateMachine"/>.</summary>
    public ElectStateContext(ApplyStateContext applyContext, StateMachine stateMachine)
    {
        ArgumentNullException.ThrowIfNull(applyContext);
        ArgumentNullException.ThrowIfNull(stateMachine);

        BackgroundJob = applyContext.BackgroundJob;
        Storage = applyContext.Storage;
        Connection = applyContext.Connection;
        Transaction = applyContext.Transaction;
        CurrentState = applyContext.OldStateName;
        CustomData = applyContext.CustomData is { } data ? new Dictionary<string, object>(data) : [];
        StateMachine = stateMachine;
        candidate = applyContext.NewState;
    }

    /// <inheritdoc />
    public override BackgroundJob BackgroundJob { get; }

    /// <summary>Storage of the job.</summary>
    public JobStorage Storage { get; }

    /// <summary>Connection for reading.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>Collects everything that is stored with the change.</summary>
    public IWriteOnlyTransaction Transaction { get; }

    /// <summary>The state the job would enter now. A replaced candidate stays in the job's history.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IState CandidateState
    {
        get => candidate;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (ReferenceEquals(candidate, value)) return;

            traversed.Add(candidate);
            candidate = value;
        }
    }

    /// <summary>Name of the state the job is in; <see langword="null"/> for a new job.</summary>
    public string? CurrentState { get; }

    /// <summary>The candidates replaced so far, oldest first.</summary>
    public IState[] TraversedStates => [.. traversed];

    /// <summary>Data handed on to the filters that hear of the applied state.</summary>
    public IDictionary<string, object> CustomData { get; }

    /// <summary>The machine that applies the outcome.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>Stores a job parameter, together with the change where the storage can.</summary>
    public void SetJobParameter<T>(string name, T? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var stored = SerializationHelper.Serialize(value, SerializationOption.User);
        if (Transaction is JobStorageTransaction transaction && Storage.HasFeature(JobStorageFeatures.Transaction.SetJobParameter))
            transaction.SetJobParameter(BackgroundJob.Id, name, stored);
        else
            Connection.SetJobParameter(BackgroundJob.Id, name, stored);

        written[name] = stored;
    }

    /// <summary>Reads a job parameter from the storage, or what this election has set.</summary>
    public T? GetJobParameter<T>(string name) => GetJobParameter<T>(name, allowStale: false);

    /// <summary>Reads a job parameter; with <paramref name="allowStale"/> from the snapshot, without asking the storage.</summary>
    public T? GetJobParameter<T>(string name, bool allowStale)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return written.TryGetValue(name, out var stored)
            ? JobParameters.Read<T>(stored, name)
            : JobParameters.Get<T>(Connection, BackgroundJob, name, allowStale || CurrentState is null);
    }
}
