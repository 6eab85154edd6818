namespace Events;

/// <summary>The transaction of one attempt. Everything stored in the same scope joins it.</summary>
public interface IUnitOfWork
{
    /// <summary>Runs work in one transaction and commits it; rolls everything back when the work throws.</summary>
    /// <remarks>Where the database's execution strategy repeats a failed transaction, the work runs again from a clean state.</remarks>
    Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel);

    /// <summary>Writes what was changed so far, inside the transaction.</summary>
    Task SaveAsync(CancellationToken cancel);
}
