using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>One transaction of the scope's DbContext, inside the execution strategy it is configured with.</summary>
internal sealed class EfUnitOfWork<TContext>(TContext context, IFaultPoint faults) : IUnitOfWork
    where TContext : DbContext
{
    public Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        // A strategy that does not retry has one effect left: it wraps what looks transient, even an exception of the action's own.
        var strategy = context.Database.CreateExecutionStrategy();
        return strategy.RetriesOnFailure ? strategy.ExecuteAsync(work, RunAsync, cancel) : RunAsync(work, cancel);
    }

    public Task SaveAsync(CancellationToken cancel) => context.SaveChangesAsync(cancel);

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        context.ChangeTracker.Clear(); // a repeated run must not save what the run before left behind
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await work(cancel);
        await faults.HitAsync(FaultPoint.BeforeCommit);
        await transaction.CommitAsync(cancel);
        await faults.HitAsync(FaultPoint.AfterCommit);
    }
}
