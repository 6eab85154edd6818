namespace Events;

/// <summary>Where a job stands in the engine.</summary>
/// <param name="JobId">The job.</param>
/// <param name="State">The engine's name of its state.</param>
/// <param name="Since">Since when it is in it.</param>
/// <param name="Reason">Why, as the engine has it, or <c>null</c>.</param>
internal sealed record JobReport(string JobId, string State, DateTimeOffset Since, string? Reason)
{
    public string? Queue { get; init; }

    /// <summary>How many jobs are before it in its queue; <c>null</c> when it is not in it any more.</summary>
    public long? Ahead { get; init; }

    public int Servers { get; init; }

    public int ServersOfQueue { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int FailedAttempts { get; init; }

    public string? Server { get; init; }

    /// <summary>When the server that runs it last gave a sign of life; <c>null</c> when it is not known any more.</summary>
    public DateTimeOffset? ServerSeen { get; init; }

    /// <summary>The job it waits for.</summary>
    public string? Parent { get; init; }

    public string? Error { get; init; }

    /// <summary>The limit that has no room for the job, and the key it counts by; <c>null</c> when it does not wait for one.</summary>
    public (string Name, string Key)? Limit { get; init; }
}
