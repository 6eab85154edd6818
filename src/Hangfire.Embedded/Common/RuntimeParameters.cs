using Hangfire.Server;

namespace Hangfire.Common;

/// <summary>Parameters the engine fills in when the job runs; they are stored as null.</summary>
internal static class RuntimeParameters
{
    public static bool Contains(Type type) =>
        type == typeof(CancellationToken) || type == typeof(IJobCancellationToken) || type == typeof(PerformContext);
}
