using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>A wish to change the state of a stored job.</summary>
public class StateChangeContext
{
    /// <summary>Wishes for <paramref name="newState"/>, whatever state the job is in.</summary>
    public StateChangeContext(JobStorage storage, IStorageConnection connection, string backgroundJobId, IState newState)
        : this(storage, connection, backgroundJobId, newState, expectedStates: null, CancellationToken.None)
    {
    }

    /// <summary>Wishes for <paramref name="newState"/> if the job is in one of the expected states.</summary>
    public StateChangeContext(
        JobStorage storage, IStorageConnection connection, string backgroundJobId, IState newState, params string[]? expectedStates)
        : this(storage, connection, backgroundJobId, newState, expectedStates, CancellationToken.None)
    {
    }

    /// <summary>Wishes for <paramref name="newState"/> if the job is in one of the expected states.</summary>
    public StateChangeContext(
        JobStorage storage,
        IStorageConnection connection,
        string backgroundJobId,
        IState newState,
        IEnumerable<string>? expectedStates,
        CancellationToken cancellationToken)
        : this(storage, connection, null, backgroundJobId, newState, expectedStates, cancellationToken)
    {
    }

    /// <summary>Wishes for <paramref name="newState"/> inside a transaction that the caller commits.</summary>
    /// <param name="storage">Storage of the job.</param>
    /// <param name="connection">Connection for reading.</param>
    /// <param name="transaction">Transaction of the caller; <see langword="null"/> lets the change have its own.</param>
    /// <param name="backgroundJobId">Id of the job.</param>
    /// <param name="newState">The state wished for; filters may choose another.</param>
    /// <param name="expectedStates">Names of the states the job may be in; <see langword="null"/> allows any.</param>
    /// <param name="cancellationToken">Gives up waiting for the job.</param>
    public StateChangeContext(
        JobStorage storage,
        IStorageConnection connection,
        JobStorageTransaction? transaction,
        string backgroundJobId,
        IState newState,
        IEnumerable<string>? expectedStates,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(backgroundJobId);
        ArgumentNullException.ThrowIfNull(newState);

        Storage = storage;
        Connection = connection;
        Transaction = transaction;
        BackgroundJobId = backgroundJobId;
        NewState = newState;
        ExpectedStates = expectedStates?.ToArray();
        CancellationToken = cancellationToken;
    }

    /// <summary>Storage of the job.</summary>
    public JobStorage Storage { get; }

    /// <summary>Connection for reading.</summary>
    public IStorageConnection Connection { get; }

    /// <summary>Transaction of the caller, or <see langword="null"/>.</summary>
    public JobStorageTransaction? Transaction { get; }

    /// <summary>Id of the job.</summary>
    public string BackgroundJobId { get; }

    /// <summary>The state wished for.</summary>
    public IState NewState { get; }

    /// <summary>Names of the states the job may be in; <see langword="null"/> allows any.</summary>
    public IEnumerable<string>? ExpectedStates { get; }

    /// <summary>Whether the state is applied without asking any filter.</summary>
    public bool DisableFilters { get; internal init; }

    /// <summary>Gives up waiting for the job.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Data for the filters, or <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, object>? CustomData { get; internal init; }

    /// <summary>The claim that ends together with the change, or <see langword="null"/>.</summary>
    public IFetchedJob? CompleteJob { get; internal init; }

    /// <summary>The job as it was read for the change; set by the state changer.</summary>
    public BackgroundJob? ProcessedJob { get; set; }

    /// <summary>The server that wishes for the change, or <see langword="null"/>.</summary>
    public string? ServerId { get; set; }

    /// <summary>The job as the caller knows it. Used for the first try only, and only where the commit checks it.</summary>
    internal JobData? Known { get; init; }

    /// <summary>Whether the change is dropped when the job is no longer as <see cref="Known"/> says, instead of being decided anew.</summary>
    internal bool OnlyIfUnchanged { get; init; }

    /// <summary>The job after the change, where its new identity is known, which for a deferred change is still the old one.</summary>
    internal JobData? Committed { get; set; }

    /// <summary>Asked when the change is decided: whether it may be committed later, together with the one that follows.</summary>
    internal Func<bool> MayBeDeferred { get; init; } = static () => false;

    /// <summary>The change, when its commit was deferred.</summary>
    internal IDeferredCommit? Deferred { get; set; }

    /// <summary>An earlier change of the same job whose commit was deferred, to be committed together with this one.</summary>
    internal IDeferredCommit? Follows { get; init; }
}
