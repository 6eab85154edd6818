namespace Hangfire.PostgreSql.Transactions;

/// <summary>When something goes away, counted from the commit by the database's clock; <see langword="null"/> means never.</summary>
internal readonly record struct Expiry(TimeSpan? In)
{
    public static readonly Expiry Never = new(null);
}
