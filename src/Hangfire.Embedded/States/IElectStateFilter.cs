namespace Hangfire.States;

/// <summary>Takes part in the choice of a job's next state.</summary>
public interface IElectStateFilter
{
    /// <summary>May replace <see cref="ElectStateContext.CandidateState"/>.</summary>
    void OnStateElection(ElectStateContext context);
}
