using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>A client that names its storage and takes job parameters.</summary>
public interface IBackgroundJobClientV2 : IBackgroundJobClient
{
    /// <summary>Storage of the jobs.</summary>
    JobStorage Storage { get; }

    /// <summary>Stores <paramref name="job"/> together with parameters and answers its id, or <see langword="null"/> when a filter cancelled it.</summary>
    string Create(Job job, IState state, IDictionary<string, object>? parameters);
}
