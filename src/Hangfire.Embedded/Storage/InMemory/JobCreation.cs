using Hangfire.Common;
using Hangfire.InMemory.Commands;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>Turns a call into the command that stores it; serializing happens here, before anyone's turn.</summary>
internal static class JobCreation
{
    public static CreateJob Prepare(
        JobIdentifiers identifiers, Job job, IDictionary<string, string?> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);

        return new CreateJob(
            identifiers.Next(), InvocationData.SerializeJob(job), new Dictionary<string, string?>(parameters), createdAt, expireIn);
    }
}
