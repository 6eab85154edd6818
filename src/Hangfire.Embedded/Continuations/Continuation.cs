using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Continuations;

/// <summary>A job that waits for another one, as the other one's parameter lists it.</summary>
internal sealed class Continuation
{
    /// <summary>Name of the parameter that lists the continuations of a job.</summary>
    public const string ParameterName = "Continuations";

    public string JobId { get; init; } = string.Empty;

    public JobContinuationOptions Options { get; init; }

    public static List<Continuation> ReadAll(string? stored) =>
        SerializationHelper.Deserialize<List<Continuation>>(stored) ?? [];

    public static string WriteAll(IEnumerable<Continuation> continuations) => SerializationHelper.Serialize(continuations.ToList());

    /// <summary>Whether it runs after its parent came to that final state.</summary>
    public static bool RunsAfter(JobContinuationOptions options, string finalState) =>
        options == JobContinuationOptions.OnAnyFinishedState
        || (options.HasFlag(JobContinuationOptions.OnlyOnSucceededState) && Is(finalState, SucceededState.StateName))
        || (options.HasFlag(JobContinuationOptions.OnlyOnDeletedState) && Is(finalState, DeletedState.StateName));

    private static bool Is(string state, string name) => string.Equals(state, name, StringComparison.OrdinalIgnoreCase);
}
