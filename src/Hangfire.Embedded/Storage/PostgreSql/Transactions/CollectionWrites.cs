using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// Writes to one table of named collections. Writes to single rows gather and are folded; a write to a whole collection comes after what
/// was gathered before it.
/// </summary>
internal abstract class CollectionWrites
{
    private readonly List<SqlStatement> done = [];

    protected abstract string RemoveAllSql { get; }

    protected abstract string ExpirySql { get; }

    /// <summary>Whether nothing was written to a whole collection, so that no two writes build on one another.</summary>
    public bool IsUnordered => done.Count == 0;

    public void RemoveAll(string key) => AddInOrder(new SqlStatement(RemoveAllSql).Bind(key));

    public void SetExpiry(string key, Expiry expiry) => AddInOrder(new SqlStatement(ExpirySql).Bind(key).Bind([expiry.In]));

    public void AddStatements(List<SqlStatement> statements)
    {
        Fold(done);
        statements.AddRange(done);
    }

    /// <summary>Turns what was gathered into statements and forgets it.</summary>
    protected abstract void Fold(List<SqlStatement> statements);

    protected void AddInOrder(SqlStatement statement)
    {
        Fold(done);
        done.Add(statement);
    }
}
