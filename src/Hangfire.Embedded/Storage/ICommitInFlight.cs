namespace Hangfire.Storage;

/// <summary>A commit that another thread carries out.</summary>
internal interface ICommitInFlight
{
    /// <summary>Returns when it is committed, and throws when it was refused or its end is unknown.</summary>
    void Wait();
}
