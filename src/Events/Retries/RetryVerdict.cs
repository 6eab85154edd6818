using System.Runtime.CompilerServices;

namespace Events;

/// <summary>Carries the decision taken in the job's body to the engine that schedules the next attempt, on the exception that links both.</summary>
/// <remarks>The exception itself stays the one the action threw, so the dashboard shows it as it was.</remarks>
internal static class RetryVerdict
{
    private static readonly ConditionalWeakTable<Exception, RetryVerdictOf> Verdicts = [];

    public static void Attach(Exception exception, int attempt, int maxAttempts, RetryDecision decision) =>
        Verdicts.AddOrUpdate(exception, new RetryVerdictOf(attempt, maxAttempts, decision));

    public static RetryVerdictOf? Find(Exception exception) => Verdicts.TryGetValue(exception, out var verdict) ? verdict : null;
}

internal sealed record RetryVerdictOf(int Attempt, int MaxAttempts, RetryDecision Decision);
