using System.Globalization;
using Hangfire;

namespace Events.Hangfire;

/// <summary>Counts the workers of the servers that bear this process's id in their name, as all do that were given no name of their own.</summary>
internal sealed class HangfireWorkforce(Lazy<JobStorage> storage) : IWorkforce
{
    private static readonly string OwnServers = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:");

    public int? Count()
    {
        var own = storage.Value.GetMonitoringApi().Servers().Where(server => server.Name.StartsWith(OwnServers, StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Count == 0 ? null : own.Sum(server => server.WorkersCount);
    }
}
