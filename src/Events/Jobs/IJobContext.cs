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

    /// <summary>Shows on the job's page in the dashboard how far it is. Call it as often as you like: it is written once a second at most.</summary>
    /// <param name="percent">Between 0 and 100; what is beyond counts as the end it is beyond.</param>
    /// <param name="text">What is being done, or <c>null</c>.</param>
    void Report(double percent, string? text = null);

    /// <summary>
    /// Runs a part of the job once: its result is stored in a transaction of its own, and another attempt, also after a crash, gets it without
    /// running the part again. Meant for effects outside the database.
    /// </summary>
    /// <remarks>A crash between the effect and the storing of its result runs it again; pass <see cref="JobKey"/> along where the other side can tell repeats.</remarks>
    /// <param name="label">Names the part within the job.</param>
    /// <param name="action">The part. What it returns must survive JSON.</param>
    /// <exception cref="NoStepStoreException">Nothing stores steps here.</exception>
    Task<T> StepAsync<T>(string label, Func<CancellationToken, Task<T>> action);

    /// <inheritdoc cref="StepAsync{T}" />
    Task StepAsync(string label, Func<CancellationToken, Task> action);
}
