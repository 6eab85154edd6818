using Hangfire.Common;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

internal static class StorageContractJobs
{
    public static Job SomeJob() => Job.FromExpression<SampleJobs>(jobs => jobs.Run("text", 7));
}
