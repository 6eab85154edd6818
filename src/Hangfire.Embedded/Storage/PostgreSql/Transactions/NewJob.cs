namespace Hangfire.PostgreSql.Transactions;

/// <summary>A job to insert. Its first state gets an id that was reserved together with the job's.</summary>
internal sealed record NewJob(
    long Id,
    long ReservedStateId,
    string InvocationData,
    string Arguments,
    DateTime CreatedAt,
    IReadOnlyList<KeyValuePair<string, string?>> Parameters,
    Expiry Expiry);
