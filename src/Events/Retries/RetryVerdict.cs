using System.Runtime.CompilerServices;

namespace Events;

/// <summary>Carries the decision taken in the job's body to the engine that schedules the next attempt, on the exception that links both.</summary>
/// <remarks>The exception itself stays the one the action threw, so the dashboard shows it as it was.</remarks>
internal static class RetryVerdict
{
    private static readonly ConditionalWeakTable<Exception, RetryVerdictOf> Verdicts = [];

    public static void Attach(Exception exception, int attempt, int maxAttempts, RetryDecision decision) =>
        Verdicts.AddOrUpdate(exception, new RetryVerdictOf(attempt, maxAttempts, decision));

    /// <summary>Notes that the final failure is recorded, so that nobody has to do it later.</summary>
    public static void MarkRecorded(Exception exception)
    {
        if (Find(exception) is { } verdict)
        {
            Verdicts.AddOrUpdate(exception, verdict with { IsRecorded = true });
        }
    }

    public static RetryVerdictOf? Find(Exception exception) => Verdicts.TryGetValue(exception, out var verdict) ? verdict : null;
}

internal sealed record RetryVerdictOf(int Attempt, int MaxAttempts, RetryDecision Decision)
{
    public bool IsRecorded { get; init; }
}
