using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Events.EfCore;

/// <summary>One transaction of the scope's DbContext, inside the execution strategy it is configured with.</summary>
internal sealed class EfUnitOfWork<TContext>(TContext context, IFaultPoint faults) : IUnitOfWork
    where TContext : DbContext
{
    public Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel) => ExecuteInStrategyAsync(work, isCommitted: null, cancel);

    public Task ExecuteAsync(Func<CancellationToken, Task> work, Func<CancellationToken, Task<bool>> isCommitted, CancellationToken cancel) =>
        ExecuteInStrategyAsync(work, isCommitted, cancel);

    // A save that fails ends the unit of work, so a savepoint to go back to, two round trips, would serve nobody.
    public async Task SaveAsync(CancellationToken cancel)
    {
        var hadSavepoints = context.Database.AutoSavepointsEnabled;
        context.Database.AutoSavepointsEnabled = false;
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        finally
        {
            context.Database.AutoSavepointsEnabled = hadSavepoints;
        }
    }

    private Task ExecuteInStrategyAsync(Func<CancellationToken, Task> work, Func<CancellationToken, Task<bool>>? isCommitted, CancellationToken cancel)
    {
        // A strategy that does not retry has one effect left: it wraps what looks transient, even an exception of the action's own.
        var strategy = context.Database.CreateExecutionStrategy();
        return strategy.RetriesOnFailure
            ? strategy.ExecuteAsync(work, (_, state, token) => RunToEndAsync(state, token), Verification(isCommitted), cancel)
            : RunAsync(work, cancel);
    }

    private static Func<DbContext, Func<CancellationToken, Task>, CancellationToken, Task<ExecutionResult<bool>>>? Verification(
        Func<CancellationToken, Task<bool>>? isCommitted) =>
        isCommitted is null ? null : async (_, _, token) => new ExecutionResult<bool>(await isCommitted(token), true);

    private async Task<bool> RunToEndAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await RunAsync(work, cancel);
        return true;
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        context.ChangeTracker.Clear(); // a repeated run must not save what the run before left behind
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await work(cancel);
        await faults.HitAsync(FaultPoint.BeforeCommit);
        await transaction.CommitAsync(CancellationToken.None); // done is done; a commit cancelled halfway would leave everybody in doubt
        await faults.HitAsync(FaultPoint.AfterCommit);
    }
}
