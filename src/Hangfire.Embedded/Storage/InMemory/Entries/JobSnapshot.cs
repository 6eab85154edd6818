using System.Globalization;
using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.InMemory.Entries;

/// <summary>A job as it was at one moment; it can be read without holding up the storage.</summary>
internal sealed record JobSnapshot(
    string Id, InvocationData Invocation, IReadOnlyDictionary<string, string?> Parameters, DateTime CreatedAt, StateEntry? State)
{
    public static JobSnapshot Of(JobEntry job) => new(job.Key, job.Invocation, job.Parameters, job.CreatedAt, job.State);

    public JobData ToJobData()
    {
        var (job, error) = Load();
        return new JobData
        {
            Job = job!,
            LoadException = error!,
            InvocationData = CopyInvocation(),
            State = State?.Name!,
            StateId = State?.Id.ToString(CultureInfo.InvariantCulture),
            CreatedAt = CreatedAt,
            ParametersSnapshot = Parameters!,
        };
    }

    /// <summary>The call, or why this process cannot make it.</summary>
    public (Job? Job, JobLoadException? Error) Load()
    {
        try
        {
            return (Invocation.DeserializeJob(), null);
        }
        catch (JobLoadException error)
        {
            return (null, error);
        }
    }

    // The arguments of an invocation can be changed; those of the stored one must not be.
    public InvocationData CopyInvocation() =>
        new(Invocation.Type, Invocation.Method, Invocation.ParameterTypes, Invocation.Arguments, Invocation.Queue);
}
