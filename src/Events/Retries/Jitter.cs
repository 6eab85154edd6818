namespace Events;

/// <summary>How much chance goes into a delay, so that jobs that failed together do not come back together.</summary>
public enum Jitter
{
    /// <summary>Any whole second between none and the computed delay, both included; below one second, any part of it.</summary>
    Full,

    /// <summary>None: the delay is exactly the computed one.</summary>
    None,

    /// <summary>Half of the computed delay, and any part of the other half on top of it: never at once, never longer than computed.</summary>
    Equal,
}
