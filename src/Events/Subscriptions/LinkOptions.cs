namespace Events;

/// <summary>How a subscription made at run time behaves.</summary>
public sealed record LinkOptions
{
    /// <summary>Called with the handler's result when it ended well. The default is the linker's.</summary>
    /// <remarks>It may take no parameter, or one of the result's type. What it throws is logged; the handler has ended well nevertheless.</remarks>
    public Delegate? OnSuccess { get; init; }

    /// <summary>Called with the exception when the handler failed; where it is tried again, only after the last attempt. The default is the linker's.</summary>
    public Delegate? OnFailure { get; init; }

    /// <summary>Whether the first event ends the subscription, for all events it hears, even when the handler fails. The default is <c>false</c>.</summary>
    public bool Once { get; init; }

    /// <summary>Whether handler and callbacks run on threads of the pool, so that a handler that blocks holds up no other. The default is <c>false</c>.</summary>
    public bool RunOnThreadPool { get; init; }

    /// <summary>
    /// The handler's stable name, such as <c>billing.createInvoice</c>. A handler with a name hears stored events as well, each in a job with retries, in
    /// every process that subscribes it under that name. The default is <c>null</c>: it lives in this process and hears what is published in it.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The queue of a named handler's jobs. The default is what the queue routes say, and then <c>default</c>.</summary>
    public string? Queue { get; init; }

    /// <summary>The retry policy of a named handler's jobs. The default is the application's.</summary>
    public RetryPolicy? Retry { get; init; }
}
