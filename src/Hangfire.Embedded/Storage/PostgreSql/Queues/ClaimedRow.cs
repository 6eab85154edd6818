namespace Hangfire.PostgreSql.Queues;

/// <summary>A claimed row of the queue, with the job it names when that exists, and whether it was claimed by somebody who did not keep it fresh.</summary>
internal sealed record ClaimedRow(long Id, long JobId, DateTime FetchedAt, bool WasClaimed, JobRow? Job);
