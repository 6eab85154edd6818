namespace Hangfire.PostgreSql.Transactions;

/// <summary>Why a waiting commit wakes up.</summary>
internal enum CommitTurn
{
    /// <summary>It was committed, or refused, by another caller.</summary>
    Settled,

    /// <summary>The caller commits the next group itself.</summary>
    Lead,
}
