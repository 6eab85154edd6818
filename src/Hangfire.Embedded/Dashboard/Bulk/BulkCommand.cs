using Hangfire.States;
using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Bulk;

/// <summary>A command on all jobs of a state, or on those that a search finds among them.</summary>
/// <param name="State">The state of the jobs.</param>
/// <param name="ListPath">The list the command belongs to.</param>
/// <param name="Name">The last part of the command's path.</param>
/// <param name="Verb">What is done to the jobs.</param>
/// <param name="Target">Makes the state the jobs get.</param>
internal sealed record BulkCommand(string State, string ListPath, string Name, string Verb, Func<IState> Target)
{
    public const string TextField = "text";

    /// <summary>What the preview and the search may take.</summary>
    public static readonly TimeSpan SearchLimit = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<BulkCommand> All { get; } =
    [
        Requeue(FailedState.StateName, "/jobs/failed", "requeue", "Requeue"),
        Delete(FailedState.StateName, "/jobs/failed"),
        Requeue(ScheduledState.StateName, "/jobs/scheduled", "enqueue", "Enqueue"),
        Delete(ScheduledState.StateName, "/jobs/scheduled"),
        Requeue(AwaitingState.StateName, "/jobs/awaiting", "enqueue", "Enqueue"),
        Delete(AwaitingState.StateName, "/jobs/awaiting"),
        Requeue(DeletedState.StateName, "/jobs/deleted", "requeue", "Requeue"),
    ];

    /// <summary>Where the command is previewed.</summary>
    public string Path => $"{ListPath}/all/{Name}";

    /// <summary>Where the command is run, a slice with each request.</summary>
    public string RunPath => $"{Path}/run";

    public bool IsDestructive => Name == "delete";

    public static IEnumerable<BulkCommand> On(RazorPage page, string? state) =>
        page.IsReadOnly || Finder(page.Storage) is null ? [] : All.Where(command => command.State == state);

    public static IJobFinder? Finder(JobStorage storage) => storage.GetMonitoringApi() as IJobFinder;

    private static BulkCommand Requeue(string state, string listPath, string name, string verb) =>
        new(state, listPath, name, verb, () => new EnqueuedState { Reason = "Requeued from the dashboard" });

    private static BulkCommand Delete(string state, string listPath) =>
        new(state, listPath, "delete", "Delete", () => new DeletedState { Reason = "Deleted from the dashboard" });
}
