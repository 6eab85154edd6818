using Hangfire.InMemory.Commands;
using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory;

/// <summary>The one door to the state: commands and queries pass it one after the other, so every read sees every write before it.</summary>
internal sealed class MemoryDispatcher(MemoryState state, TimeSpan timeout)
{
    private readonly object _turn = new();
    private readonly TimeSpan _timeout = timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout;

    public void Apply(ICommand command)
    {
        TakeTurn();
        try
        {
            command.Apply(state);
        }
        finally
        {
            Monitor.Exit(_turn);
        }
    }

    /// <summary>Applies all commands as one change, or none of them when an expectation is not met.</summary>
    /// <exception cref="Storage.StateChangedException">An expectation is not met.</exception>
    public void ApplyAll(IReadOnlyList<ICommand> commands, IReadOnlyList<IExpectation> expectations)
    {
        TakeTurn();
        try
        {
            foreach (var expectation in expectations) expectation.Check(state);
            foreach (var command in commands) command.Apply(state);
        }
        finally
        {
            Monitor.Exit(_turn);
        }
    }

    public TResult Read<TResult>(Func<MemoryState, TResult> query)
    {
        TakeTurn();
        try
        {
            return query(state);
        }
        finally
        {
            Monitor.Exit(_turn);
        }
    }

    private void TakeTurn()
    {
        if (Monitor.TryEnter(_turn, _timeout)) return;
        throw new TimeoutException(
            $"The in-memory storage did not get to an operation within '{_timeout}'. Look for what holds it up, or raise CommandTimeout.");
    }
}
