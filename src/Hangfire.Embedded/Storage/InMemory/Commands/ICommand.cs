using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

/// <summary>One change to the state, as a value. It is applied whole and cannot fail halfway.</summary>
internal interface ICommand
{
    void Apply(MemoryState state);
}
