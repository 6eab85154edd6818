using System.Globalization;
using Hangfire.InMemory.Entries;
using Hangfire.Storage.Search;

namespace Hangfire.InMemory;

/// <content>The search: jobs are noted in turn and looked at after it, those first whose state changed last.</content>
internal sealed partial class InMemoryMonitor
{
    public FoundJobs Find(JobSearch search, TimeSpan limit)
    {
        var time = new TimeBox(limit);
        var jobs = new List<FoundJob>();
        foreach (var job in Candidates(search))
        {
            if (time.IsOver) return new FoundJobs(jobs, Place(job, +1), WasCut: true);
            if (search.Text?.Matches(job.Invocation) == false) continue;

            jobs.Add(new FoundJob(job.Id, job.State!.Name, job.Load().Job, job.CopyInvocation(), job.CreatedAt));
            if (jobs.Count == search.Count) return new FoundJobs(jobs, Place(job, 0), WasCut: false);
        }

        return new FoundJobs(jobs, null, WasCut: false);
    }

    public JobTally Count(JobSearch search, TimeSpan limit)
    {
        var time = new TimeBox(limit);
        var count = 0L;
        foreach (var job in Candidates(search))
        {
            if (time.IsOver) return new JobTally(count, WasCut: true);
            if (search.Text?.Matches(job.Invocation) != false) count++;
        }

        return new JobTally(count, WasCut: false);
    }

    // A job gets the next number with every change of its state, so a search that goes on never meets a job twice.
    private IOrderedEnumerable<JobSnapshot> Candidates(JobSearch search)
    {
        var below = long.TryParse(search.After, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : long.MaxValue;
        var noted = dispatcher.Read(state => (search.State is { } name ? state.Jobs.InState(name) : state.Jobs.All)
            .Where(job => job.State is { } current && current.Id < below).Select(JobSnapshot.Of).ToArray());
        return noted.OrderByDescending(job => job.State!.Id);
    }

    private static string Place(JobSnapshot job, long offset) => (job.State!.Id + offset).ToString(CultureInfo.InvariantCulture);
}
