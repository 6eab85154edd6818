namespace Hangfire.PostgreSql.Transactions;

/// <summary>The kinds of named collections, each a table.</summary>
internal enum Collection
{
    Set,
    Hash,
    List,
}
