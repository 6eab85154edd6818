using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.InMemory.Commands;

/// <summary>The value of a job's parameter a transaction was decided on.</summary>
internal sealed record ParameterExpectation(string JobId, string Name, string? Value) : IExpectation
{
    public void Check(MemoryState state)
    {
        if (state.Jobs.Find(JobId)?.Parameters.GetValueOrDefault(Name) != Value) throw new ParameterChangedException(JobId, Name);
    }
}
