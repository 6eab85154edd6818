using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>Creates jobs and changes their states.</summary>
public interface IBackgroundJobClient
{
    /// <summary>Stores <paramref name="job"/> in <paramref name="state"/> and answers its id, or <see langword="null"/> when a filter cancelled it.</summary>
    string Create(Job job, IState state);

    /// <summary>Changes the state of a job and answers whether it came to that very state.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="state">The state wished for.</param>
    /// <param name="expectedState">Name of the state the job must be in; <see langword="null"/> allows any.</param>
    bool ChangeState(string jobId, IState state, string? expectedState);
}
