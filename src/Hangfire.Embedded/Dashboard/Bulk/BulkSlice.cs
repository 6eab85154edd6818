using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Bulk;

/// <summary>
/// Changes as many jobs as the time of a request allows. It goes through the jobs once and never through more of them than were confirmed,
/// so jobs that fail again meanwhile are left alone. Only jobs still in the command's state are changed.
/// </summary>
internal sealed class BulkSlice(BulkCommand command, SearchText? text, IJobFinder finder, IBackgroundJobClient client)
{
    public const int Chunk = 100;

    // The storage commits changes together that come at the same time.
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 4 };

    public BulkProgress Run(BulkProgress progress, TimeSpan limit)
    {
        var time = new TimeBox(limit);
        do
        {
            progress = RunChunk(progress, time);
        }
        while (!progress.IsFinished && !time.IsOver);

        return progress;
    }

    private BulkProgress RunChunk(BulkProgress progress, TimeBox time)
    {
        var search = new JobSearch(text, command.State) { Count = (int)Math.Min(Chunk, progress.Left), After = progress.After };
        var found = finder.Find(search, time.IsOver ? BulkCommand.SearchLimit : time.Left);
        var changed = 0;
        Parallel.ForEach(found.Jobs, AtOnce, job =>
        {
            if (client.ChangeState(job.Id, command.Target(), command.State))
            {
                Interlocked.Increment(ref changed);
            }
        });

        return new BulkProgress(
            progress.Done + changed,
            progress.Skipped + found.Jobs.Count - changed,
            found.Next is null ? 0 : progress.Left - found.Jobs.Count) { After = found.Next };
    }
}
