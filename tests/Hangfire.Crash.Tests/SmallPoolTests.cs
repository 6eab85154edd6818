using Hangfire.Crash.Tests.Support;
using Npgsql;

namespace Hangfire.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class SmallPoolTests : CrashLab
{
    [Fact]
    public async Task TwentyWorkersEndTheirJobsOnAPoolOfFiveConnections()
    {
        const int jobs = 1000;
        EnqueueNotes(jobs);
        var storage = new NpgsqlConnectionStringBuilder(Storage) { MaxPoolSize = 5 }.ConnectionString;

        await StartHostAsync(Settings with { Storage = storage, Workers = 20 });

        await WaitForSucceededAsync(jobs);
        Assert.Equal(jobs, await History.CountAsync("began"));
    }
}
