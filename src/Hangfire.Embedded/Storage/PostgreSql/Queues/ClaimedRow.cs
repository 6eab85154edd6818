namespace Hangfire.PostgreSql.Queues;

/// <summary>A claimed row of the queue, with the job it names when that exists.</summary>
internal sealed record ClaimedRow(long Id, long JobId, DateTime FetchedAt, JobRow? Job);
