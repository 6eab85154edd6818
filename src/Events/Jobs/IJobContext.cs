namespace Events;

/// <summary>What an action or a handler may know of the job it runs in. Inject it.</summary>
public interface IJobContext
{
    /// <summary>The job's id in the dashboard.</summary>
    string JobId { get; }

    /// <summary>Identifies the job for ever, across engines and restored databases; use it as idempotency key for effects outside the database.</summary>
    string JobKey { get; }

    /// <summary>Which attempt this is; the first run is 1.</summary>
    int Attempt { get; }

    /// <summary>How many attempts there are at most.</summary>
    int MaxAttempts { get; }

    /// <summary>When the attempt's time is over; <c>null</c> when it may take any time.</summary>
    DateTimeOffset? Deadline { get; }

    /// <summary>Cancelled when the server stops or the job is deleted.</summary>
    CancellationToken Cancellation { get; }
}
