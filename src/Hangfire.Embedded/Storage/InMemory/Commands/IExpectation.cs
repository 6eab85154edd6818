using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

/// <summary>What a transaction was decided on; it is applied only while that still holds.</summary>
internal interface IExpectation
{
    /// <exception cref="Storage.StateChangedException">It no longer holds.</exception>
    void Check(MemoryState state);
}
