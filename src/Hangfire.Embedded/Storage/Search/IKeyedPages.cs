namespace Hangfire.Storage.Search;

/// <summary>Reads lists of very many jobs from a job on, as skipping that many jobs takes too long.</summary>
internal interface IKeyedPages
{
    /// <summary>Returns the same monitoring interface, whose lists by state begin at a job instead of the latest one.</summary>
    IMonitoringApi StartingAt(PageKey key);

    /// <summary>Counts the jobs in a state; exactly as long as that is quick.</summary>
    StateTotal TotalInState(string state);
}
