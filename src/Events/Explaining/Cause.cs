namespace Events;

/// <summary>Why something has not run, or how it ended.</summary>
public enum Cause
{
    /// <summary>There is no such event or job.</summary>
    NotFound,

    /// <summary>The event is committed and was not dispatched yet.</summary>
    NotRelayed,

    /// <summary>No process that relays is connected.</summary>
    NoRelay,

    /// <summary>Nobody hears the event.</summary>
    NoHandler,

    /// <summary>The delivery has no job yet.</summary>
    NoJob,

    /// <summary>An earlier event of the same entity has to be handled first.</summary>
    OrderedBehind,

    /// <summary>The job is gone from the engine, and the delivery is not done.</summary>
    JobGone,

    /// <summary>No server runs.</summary>
    NoServer,

    /// <summary>Servers run, and none serves the queue.</summary>
    NoServerOnQueue,

    /// <summary>The job waits in its queue.</summary>
    InQueue,

    /// <summary>A server has taken the job and not begun it.</summary>
    Taken,

    /// <summary>An attempt failed; the next is due later.</summary>
    WaitingForRetry,

    /// <summary>A limit has no room for the job.</summary>
    HeldBack,

    /// <summary>The job is due later.</summary>
    Scheduled,

    /// <summary>The job waits for another one to end.</summary>
    Awaiting,

    /// <summary>The job runs.</summary>
    Running,

    /// <summary>The job runs on a server that gives no sign of life.</summary>
    ServerSilent,

    /// <summary>A transaction that has not ended holds the delivery.</summary>
    Locked,

    /// <summary>The attempts are used up.</summary>
    Archived,

    /// <summary>Somebody had it delivered again.</summary>
    Replayed,

    /// <summary>It is not to be delivered any more.</summary>
    Discarded,

    /// <summary>This application has no handler of that name.</summary>
    UnknownHandler,

    /// <summary>The event was handled.</summary>
    Handled,

    /// <summary>The job succeeded.</summary>
    Succeeded,

    /// <summary>The job failed for good.</summary>
    Failed,

    /// <summary>The job was deleted.</summary>
    Deleted,

    /// <summary>The job is in a state the library does not know.</summary>
    Other,
}
