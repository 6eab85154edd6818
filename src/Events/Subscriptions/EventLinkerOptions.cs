namespace Events;

/// <summary>Settings of one linker.</summary>
public sealed class EventLinkerOptions
{
    /// <summary>How many handlers one event may have, at least 1. The default is <c>null</c>: any number.</summary>
    public int? MaxHandlersPerEvent { get; set; }

    /// <summary>The success callback of subscriptions that name none. The default is none.</summary>
    public Delegate? OnSuccess { get; set; }

    /// <summary>The failure callback of subscriptions that name none. The default is none.</summary>
    public Delegate? OnFailure { get; set; }
}
