using Hangfire.States;

namespace Hangfire.Dashboard;

/// <summary>The commands of the built-in pages. A list's command changes only jobs that are still in the list's state.</summary>
internal static class JobCommands
{
    public static void AddTo(RouteCollection routes)
    {
        AddList(routes, "/jobs/enqueued", EnqueuedState.StateName, ProcessingState.StateName);
        AddList(routes, "/jobs/scheduled", ScheduledState.StateName);
        AddList(routes, "/jobs/processing", ProcessingState.StateName);
        AddList(routes, "/jobs/succeeded", SucceededState.StateName);
        AddList(routes, "/jobs/failed", FailedState.StateName);
        AddList(routes, "/jobs/deleted", DeletedState.StateName);
        AddList(routes, "/jobs/awaiting", AwaitingState.StateName);

        routes.AddCommand("/jobs/actions/requeue/(?<JobId>[^/]+)", context => Change(context, Requeue()));
        routes.AddCommand("/jobs/actions/delete/(?<JobId>[^/]+)", context => Change(context, Delete()));

        routes.AddRecurringBatchCommand("/recurring/trigger", (manager, id) => manager.Trigger(id));
        routes.AddRecurringBatchCommand("/recurring/remove", (manager, id) => manager.RemoveIfExists(id));
    }

    private static void AddList(RouteCollection routes, string path, params string[] states)
    {
        routes.AddClientBatchCommand(path + "/(?:requeue|enqueue)", (client, id) => ChangeFrom(client, id, Requeue, states));
        routes.AddClientBatchCommand(path + "/delete", (client, id) => ChangeFrom(client, id, Delete, states));
    }

    private static bool Change(DashboardContext context, IState state) =>
        context.GetBackgroundJobClient().ChangeState(context.UriMatch.Groups["JobId"].Value, state, null);

    private static void ChangeFrom(IBackgroundJobClient client, string id, Func<IState> state, string[] expectedStates) =>
        _ = expectedStates.Any(expected => client.ChangeState(id, state(), expected));

    private static EnqueuedState Requeue() => new() { Reason = "Requeued from the dashboard" };

    private static DeletedState Delete() => new() { Reason = "Deleted from the dashboard" };
}
