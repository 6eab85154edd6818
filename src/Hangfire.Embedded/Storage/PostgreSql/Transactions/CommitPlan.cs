using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// The writes of one or more transactions, folded into few statements. Writes to one table keep their order; tables are written in a fixed
/// order, and rows in the order of their keys, so that two commits never wait for each other in a circle.
/// </summary>
internal sealed class CommitPlan
{
    public JobWrites Jobs { get; } = new();

    public QueueWrites Queues { get; } = new();

    public CounterWrites Counters { get; } = new();

    public SetWrites Sets { get; } = new();

    public HashWrites Hashes { get; } = new();

    public ListWrites Lists { get; } = new();

    public CollectionWrites Of(Collection collection) => collection switch
    {
        Collection.Set => Sets,
        Collection.Hash => Hashes,
        _ => Lists,
    };

    public void Add(IEnumerable<StorageOperation> operations)
    {
        foreach (var operation in operations)
        {
            operation.AddTo(this);
        }
    }

    public List<SqlStatement> Statements()
    {
        var statements = new List<SqlStatement>();
        Jobs.AddStatements(statements);
        Sets.AddStatements(statements);
        Hashes.AddStatements(statements);
        Lists.AddStatements(statements);
        Counters.AddStatements(statements);
        Queues.AddStatements(statements);
        return statements;
    }

    /// <summary>All writes as one statement, which fails unless the jobs are in the states expected and the checks hold.</summary>
    /// <returns><see langword="null"/> when some writes build on others, so that they have to come one after the other.</returns>
    public SqlStatement? OneStatement(List<KeyValuePair<long, long?>> expected, List<long> compared, List<SqlStatement> checks)
    {
        if (!Jobs.IsUnordered || !Sets.IsUnordered || !Hashes.IsUnordered || !Lists.IsEmpty)
        {
            return null;
        }

        var one = new OneStatement(Jobs.Touched.Concat(compared), expected, checks);
        Jobs.AddLinks(one.Parts);
        Sets.AddStatements(one.Parts);
        Hashes.AddStatements(one.Parts);
        Counters.AddStatements(one.Parts);
        Queues.AddWrites(one.Parts);
        return one.Join(Queues.Announces, Jobs.ChangesStates).Reading(Jobs.NoteCurrentState);
    }
}
