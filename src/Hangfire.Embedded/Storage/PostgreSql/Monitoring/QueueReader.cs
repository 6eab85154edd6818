using Hangfire.PostgreSql.Connections;
using Hangfire.Storage.Monitoring;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Reads the queues that have jobs, with the first few of each.</summary>
internal sealed class QueueReader(Database database, JobPages pages)
{
    private const int FirstJobs = 5;

    private const string Sql =
        "select queue, count(*) filter (where fetchedat is null), count(*) filter (where fetchedat is not null) " +
        "from hangfire.jobqueue group by queue order by queue";

    public List<QueueWithTopEnqueuedJobsDto> All()
    {
        var queues = database.Query(new SqlStatement(Sql), row => new QueueWithTopEnqueuedJobsDto
        {
            Name = row.GetString(0),
            Length = row.GetInt64(1),
            Fetched = row.GetInt64(2),
        });
        foreach (var queue in queues)
        {
            queue.FirstJobs = pages.Enqueued(queue.Name, 0, FirstJobs, JobDtos.Enqueued);
        }

        return queues;
    }
}
