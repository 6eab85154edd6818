using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Commands;

/// <summary><c>jobs</c>: gives entity actions their jobs.</summary>
internal sealed class JobsCommand(IServiceProvider services) : IEventsCommand
{
    public Command Build() => new("jobs", "Enqueues jobs.") { ActivatorUtilities.CreateInstance<EnqueueJobs>(services).Build() };
}
