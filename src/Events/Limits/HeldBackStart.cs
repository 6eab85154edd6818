namespace Events;

/// <summary>What became of the wish to start a job that a limit holds back.</summary>
internal enum HeldBackStart
{
    /// <summary>It is in its queue.</summary>
    Started,

    /// <summary>It says it is in its queue. So does one that found no slot a moment ago, where the engine has not stored yet that it began.</summary>
    Queued,

    /// <summary>It has found no slot a moment ago and does not wait yet; soon it does.</summary>
    NotYet,

    /// <summary>It waits for no slot any more: it was deleted, has ended, or waits for something else.</summary>
    Gone,
}
