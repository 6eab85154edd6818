namespace Events;

/// <summary>The transaction of one attempt. Everything stored in the same scope joins it.</summary>
public interface IUnitOfWork
{
    /// <summary>Runs work in one transaction and commits it; rolls everything back when the work throws.</summary>
    /// <remarks>Where the database's execution strategy repeats a failed transaction, the work runs again from a clean state.</remarks>
    Task ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel);

    /// <summary>The same, for work that can tell afterwards whether it was committed, for a commit whose answer was lost.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isCommitted">Whether the work is in the database already; then it is not run again.</param>
    /// <param name="cancel">Cancels the work.</param>
    Task ExecuteAsync(Func<CancellationToken, Task> work, Func<CancellationToken, Task<bool>> isCommitted, CancellationToken cancel) => ExecuteAsync(work, cancel);

    /// <summary>Writes what was changed so far, inside the transaction.</summary>
    Task SaveAsync(CancellationToken cancel);
}
