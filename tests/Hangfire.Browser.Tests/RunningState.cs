using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Browser.Tests;

/// <summary>The state of a job that a server is performing, without the server.</summary>
internal sealed class RunningState(string server) : IState
{
    public string Name => ProcessingState.StateName;

    public string? Reason => null;

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => new()
    {
        ["ServerId"] = server,
        ["WorkerId"] = "worker-1",
        ["StartedAt"] = JobHelper.SerializeDateTime(DateTime.UtcNow),
    };
}
