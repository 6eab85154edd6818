namespace Hangfire.States;

/// <summary>Changes the state of stored jobs.</summary>
public interface IBackgroundJobStateChanger
{
    /// <summary>Changes the state and answers the one applied, or <see langword="null"/> when the job is gone or in none of the expected states.</summary>
    IState? ChangeState(StateChangeContext context);
}
