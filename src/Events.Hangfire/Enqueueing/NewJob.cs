using Hangfire.Common;
using Hangfire.States;

namespace Events.Hangfire;

/// <summary>A job about to be created.</summary>
internal sealed record NewJob(Job Job, IState State, IReadOnlyDictionary<string, object> Parameters)
{
    public static IReadOnlyDictionary<string, object> NoParameters { get; } = new Dictionary<string, object>();
}
