using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Events.EfCore;

/// <summary>Says more where the message of EF Core says too little: what to do instead of what the action did, or what the database refused.</summary>
internal static class ContextErrors
{
    private const string Parallel =
        "The action uses its DbContext from several tasks at once. Await one call before the next, or give each task a scope of its own from IServiceScopeFactory.";

    private const string OwnTransaction =
        "An action runs inside a transaction already, which commits its changes with the receipt and the event. Save as often as you like and leave the transaction to the library; "
        + "what must commit apart needs a scope of its own from IServiceScopeFactory.";

    /// <summary>An exception of the same kind with more behind its message, or the exception itself.</summary>
    public static Exception Explain(Exception error) => error switch
    {
        InvalidOperationException when error.Message == CoreStrings.ConcurrentMethodInvocation => Hint(error, Parallel),
        InvalidOperationException when error.Message == RelationalStrings.TransactionAlreadyStarted => Hint(error, OwnTransaction),
        NpgsqlOperationInProgressException => Hint(error, Parallel),
        DbUpdateException { InnerException: PostgresException refusal } when error is not DbUpdateConcurrencyException =>
            new DbUpdateException($"{error.Message} {refusal.SqlState}: {refusal.MessageText}", error),
        _ => error,
    };

    private static InvalidOperationException Hint(Exception error, string hint) => new($"{error.Message} {hint}", error);
}
