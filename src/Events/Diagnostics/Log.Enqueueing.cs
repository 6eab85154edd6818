using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Error, "No job could be created for request {RequestId} of {JobName}; it is kept in events.job_request with this error and not tried again")]
    public static partial void RequestSetAside(ILogger logger, Guid requestId, string jobName, Exception error);

    [LoggerMessage(1302, LogLevel.Information, "{JobName} job {JobId} succeeded on {Done} of {Count} ids; {Apart} got jobs of their own")]
    public static partial void ChunkDone(ILogger logger, string jobName, string jobId, int done, int count, int apart);

    [LoggerMessage(1303, LogLevel.Warning, "{JobName} job {JobId} on {EntityType} {EntityId} failed inside a chunk and gets a job of its own")]
    public static partial void SetApart(ILogger logger, string jobName, string jobId, string entityType, string entityId, Exception? error);

    [LoggerMessage(1304, LogLevel.Information, "{JobName} job {JobId} has worked through its chunk already; this run changed nothing")]
    public static partial void ChunkAlreadyDone(ILogger logger, string jobName, string jobId);

    [LoggerMessage(1305, LogLevel.Warning, "{JobName} job {JobId}: attempt {Attempt} of {MaxAttempts} at a chunk of {Count} failed")]
    public static partial void ChunkAttemptFailed(ILogger logger, string jobName, string jobId, int attempt, int maxAttempts, int count, Exception error);

    [LoggerMessage(1306, LogLevel.Information, "{JobName} job {JobId} asked for {Jobs} jobs on what {Query} found")]
    public static partial void EachRequested(ILogger logger, string jobName, string jobId, int jobs, string query);

    [LoggerMessage(1307, LogLevel.Warning, "{JobName} job {JobId} failed as a whole; {Count} jobs on one entity each take its place")]
    public static partial void ChunkSplit(ILogger logger, string jobName, string jobId, int count);

    [LoggerMessage(1308, LogLevel.Warning, "Requests for {Action} are left to processes that know it; there is no such action here")]
    public static partial void RequestLeft(ILogger logger, string action);
}
