using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>A job on an entity or on a chunk of them that has ended as failed, as Hangfire's storage knows it.</summary>
internal sealed record FailedJob(string JobId, Job Job, int Series, int Attempt, string Key, DateTime FailedAt, Exception Error)
{
    /// <summary>The keys of a chunk; <c>null</c> for a job on one entity.</summary>
    public Array? Chunk => EntityJobs.IsOne(Job) ? null : (Array)Job.Args[0]!;

    public object EntityId => Job.Args[0]!;

    /// <summary>The job, or <c>null</c> when it has not failed for good, or not anymore.</summary>
    public static FailedJob? Read(IStorageConnection connection, string jobId)
    {
        if (connection.GetJobData(jobId) is not { } data || !EntityJobs.IsAny(data.Job) || connection.GetStateData(jobId) is not { } state || !IsFinalFailure(connection, jobId, state))
        {
            return null;
        }

        var declared = AutomaticRetries.DeclaredOn(data.Job);
        var attempt = declared is null ? Number(connection, jobId, JobParameters.Attempt) ?? 1 : (Number(connection, jobId, JobParameters.RetryCount) ?? 0) + 1;
        var failedAt = Text(state, "FailedAt") is { } text ? JobHelper.DeserializeDateTime(text) : data.CreatedAt;
        var series = Number(connection, jobId, JobParameters.Series) ?? 1;
        var given = SerializationHelper.Deserialize<string?>(connection.GetJobParameter(jobId, JobParameters.Key));
        return new FailedJob(jobId, data.Job, series, attempt, JobKeys.Of(jobId, data.CreatedAt, given, series), failedAt, ErrorIn(state));
    }

    private static bool IsFinalFailure(IStorageConnection connection, string jobId, StateData state) => state.Name == FailedState.StateName
        || (state.Name == DeletedState.StateName && SerializationHelper.Deserialize<bool>(connection.GetJobParameter(jobId, JobParameters.Exhausted)));

    // The exception is gone; what the storage kept of it is its type and its message.
    private static DomainException ErrorIn(StateData state)
    {
        var message = Text(state, "ExceptionMessage") ?? state.Reason ?? "The job failed.";
        var isCrashLoop = Text(state, "ExceptionType")?.StartsWith(typeof(CrashLoopException).FullName!, StringComparison.Ordinal) == true;
        return new DomainException(message) { Code = isCrashLoop ? CrashLoopException.CrashLoop : ApplicationErrorConverter.Code, Origin = ApplicationErrorConverter.Origin };
    }

    private static string? Text(StateData state, string name) => state.Data is { } data && data.TryGetValue(name, out var text) ? text : null;

    private static int? Number(IStorageConnection connection, string jobId, string parameter) =>
        SerializationHelper.Deserialize<int?>(connection.GetJobParameter(jobId, parameter));
}
