using Hangfire.Common;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>A job in a list, whatever the list. A row without <see cref="IsKnown"/> is a job that expired meanwhile.</summary>
internal sealed record JobRow(string Id, Job? Job, InvocationData? Invocation, bool IsKnown = true)
{
    public static JobRow Expired(string id) => new(id, null, null, IsKnown: false);

    /// <summary>Whether the job is still in the list's state, so that the list's commands apply.</summary>
    public bool IsInState { get; init; } = true;

    public string? State { get; init; }

    public string? Reason { get; init; }

    public DateTime? Since { get; init; }

    public DateTime? Due { get; init; }

    public long? Duration { get; init; }

    public string? Server { get; init; }

    public string? ParentState { get; init; }

    public FailedJobDto? Failure { get; init; }

    public IDictionary<string, string>? Data { get; init; }
}
