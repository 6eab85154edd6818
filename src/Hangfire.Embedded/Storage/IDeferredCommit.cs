namespace Hangfire.Storage;

/// <summary>
/// Writes about one job that wait for the writes that follow, to be committed together with them. They are committed on their own when that
/// takes long, and when this process asks for the job, so that it never reads what they outdate.
/// </summary>
internal interface IDeferredCommit
{
    /// <summary>The state the job is in unless somebody else changed it: the one these writes were decided on, or theirs once they are committed.</summary>
    string? StateId { get; }

    /// <summary>From now on they are committed when nothing follows in time.</summary>
    void Begin();

    /// <summary>What followed was not committed, or nobody knows: they wait again.</summary>
    void Release();

    /// <summary>Forgets them, unless they are committed; when it returns nothing of them is on its way.</summary>
    void Drop();
}
