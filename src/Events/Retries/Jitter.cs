namespace Events;

/// <summary>How much chance goes into a delay, so that jobs that failed together do not come back together.</summary>
public enum Jitter
{
    /// <summary>Any whole second between none and the computed delay, both included.</summary>
    Full,

    /// <summary>None: the delay is exactly the computed one.</summary>
    None,
}
