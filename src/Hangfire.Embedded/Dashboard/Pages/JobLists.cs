using Hangfire.States;

namespace Hangfire.Dashboard.Pages;

/// <summary>The lists of jobs, one for each state.</summary>
internal static class JobLists
{
    public static JobList Enqueued(string queue) => new($"Queue {queue}", $"/jobs/enqueued/{queue}", "The queue is empty.")
    {
        CommandPath = "/jobs/enqueued",
        Parent = ("Queues", "/jobs/enqueued"),
        Count = source => source.Monitor.EnqueuedCount(queue),
        Read = (source, from, count) => JobRows.Of(source.Monitor.EnqueuedJobs(queue, from, count)),
        Columns = [JobColumn.State, JobColumn.Job, JobColumn.Since("Enqueued")],
        Commands = [ListCommand.Requeue, ListCommand.Delete],
    };

    public static JobList Fetched(string queue) => new(
        $"Fetched jobs of queue {queue}", $"/jobs/enqueued/fetched/{queue}", "No job of this queue is in a server's hands.")
    {
        CommandPath = "/jobs/enqueued",
        Parent = ("Queues", "/jobs/enqueued"),
        Count = source => source.Monitor.FetchedCount(queue),
        Read = (source, from, count) => JobRows.Of(source.Monitor.FetchedJobs(queue, from, count)),
        Columns = [JobColumn.State, JobColumn.Job, JobColumn.Since("Fetched")],
        Commands = [ListCommand.Requeue, ListCommand.Delete],
    };

    public static JobList Scheduled() => new("Scheduled jobs", "/jobs/scheduled", "No job waits for its time.")
    {
        State = ScheduledState.StateName,
        Count = source => source.Monitor.ScheduledCount(),
        Read = (source, from, count) => JobRows.Of(source.Monitor.ScheduledJobs(from, count)),
        Columns = [JobColumn.Due("Enqueue"), JobColumn.Job, JobColumn.Since("Scheduled")],
        Commands = [ListCommand.Enqueue, ListCommand.Delete],
    };

    public static JobList Processing() => new("Processing jobs", "/jobs/processing", "No job is being performed right now.")
    {
        State = ProcessingState.StateName,
        Count = source => source.Monitor.ProcessingCount(),
        Read = (source, from, count) => JobRows.Of(source.Monitor.ProcessingJobs(from, count)),
        Columns = [new("Server", new SilentServers().Cell), JobColumn.Job, JobColumn.Since("Started")],
        Commands = [ListCommand.Requeue, ListCommand.Delete],
    };

    public static JobList Succeeded() => new(
        "Succeeded jobs", "/jobs/succeeded", "No job has succeeded lately. Succeeded jobs are removed after a while.")
    {
        State = SucceededState.StateName,
        Count = source => source.Monitor.SucceededListCount(),
        Read = (source, from, count) => JobRows.Of(source.Monitor.SucceededJobs(from, count)),
        Columns = [JobColumn.Job, new("Latency and duration", Duration), JobColumn.Since("Succeeded")],
        Commands = [ListCommand.Requeue],
    };

    public static JobList Failed() => new("Failed jobs", "/jobs/failed", "No job has failed. Very good!")
    {
        State = FailedState.StateName,
        Count = source => source.Monitor.FailedCount(),
        Read = (source, from, count) => JobRows.Of(source.Monitor.FailedJobs(from, count)),
        Columns = [JobColumn.Since("Failed"), new("Job and exception", FailureCell.Of)],
        Commands = [ListCommand.Requeue, ListCommand.Delete],
    };

    public static JobList Deleted() => new(
        "Deleted jobs", "/jobs/deleted", "No job was deleted lately. Deleted jobs are removed after a while.")
    {
        State = DeletedState.StateName,
        Count = source => source.Monitor.DeletedListCount(),
        Read = (source, from, count) => JobRows.Of(source.Monitor.DeletedJobs(from, count)),
        Columns = [JobColumn.Job, JobColumn.Since("Deleted")],
        Commands = [ListCommand.Requeue],
    };

    public static JobList Awaiting() => new("Awaiting jobs", "/jobs/awaiting", "No job waits for another one.")
    {
        State = AwaitingState.StateName,
        Count = AwaitingJobs.Count,
        Read = AwaitingJobs.Read,
        Columns = [JobColumn.Job, new("Parent", Parent), new("When the parent", Condition), JobColumn.Since("Since")],
        Commands = [ListCommand.Enqueue, ListCommand.Delete],
    };

    public static JobList Retries() => new("Retries", "/retries", "No job waits for another attempt.")
    {
        CommandPath = "/jobs/scheduled",
        HasSidebar = false,
        Count = source => RetryJobs.Count(source.Storage),
        Read = (source, from, count) => RetryJobs.Read(source.Storage, from, count),
        Columns = [JobColumn.State, JobColumn.Job, JobColumn.Reason, JobColumn.Due("Retry"), JobColumn.Since("Created")],
        Commands = [ListCommand.Enqueue, ListCommand.Delete],
    };

    private static NonEscapedString? Duration(HtmlHelper html, JobRow row) => row.Duration is { } milliseconds
        ? Markup.Of($"{html.ToHumanDuration(TimeSpan.FromMilliseconds(milliseconds), displaySign: false)}")
        : null;

    private static NonEscapedString? Parent(HtmlHelper html, JobRow row) => StateBlocks.Text(row.Data, "ParentId") is { } parent
        ? Markup.Of($"{html.JobIdLink(parent)} {html.StateLabel(row.ParentState)}")
        : null;

    private static NonEscapedString? Condition(HtmlHelper html, JobRow row) =>
        StateBlocks.Text(row.Data, "Options") is { } options ? Markup.Of($"{StateBlocks.Condition(options)}") : null;
}
