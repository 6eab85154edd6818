using System.Globalization;
using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.InMemory.Commands;

/// <summary>The state of a job a transaction was decided on; it commits only while that still is the current one.</summary>
internal sealed record StateExpectation(string JobId, string? StateId) : IExpectation
{
    public void Check(MemoryState state)
    {
        var job = state.Jobs.Find(JobId);
        var actual = job?.State?.Id.ToString(CultureInfo.InvariantCulture);
        if (job is null || actual != StateId) throw new StateChangedException(JobId, StateId, actual);
    }
}
