namespace Hangfire.Server;

/// <summary>Stands around the run of a job.</summary>
public interface IServerFilter
{
    /// <summary>Called before the job runs, the filter of the lowest order first.</summary>
    void OnPerforming(PerformingContext context);

    /// <summary>Called after the job ran, in the opposite order.</summary>
    void OnPerformed(PerformedContext context);
}
