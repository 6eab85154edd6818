using System.Diagnostics;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// Ids for new jobs and their first states, fetched in blocks that grow while jobs are created quickly. What is left of a block is soon
/// forgotten, since jobs are claimed in the order of their ids and an old id would jump the queue.
/// </summary>
internal sealed class IdReserve(Database database)
{
    private const string Sql =
        "select nextval('hangfire.job_id_seq'), nextval('hangfire.state_id_seq') from generate_series(1, $1)";

    private const int LargestBlock = 500;
    private const int Growth = 4;
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Queue<(long JobId, long StateId)> ids = [];
    private int blockSize = 1;
    private long fetched;

    public (long JobId, long StateId) Take()
    {
        lock (gate)
        {
            if (Stopwatch.GetElapsedTime(fetched) > Freshness)
            {
                ids.Clear();
                blockSize = 1;
            }

            if (ids.Count == 0)
            {
                FetchBlock();
            }

            return ids.Dequeue();
        }
    }

    private void FetchBlock()
    {
        database.ExecuteOwn(new SqlStatement(Sql).Bind(blockSize).Reading(row => ids.Enqueue((row.GetInt64(0), row.GetInt64(1)))));
        fetched = Stopwatch.GetTimestamp();
        blockSize = Math.Min(blockSize * Growth, LargestBlock);
    }
}
