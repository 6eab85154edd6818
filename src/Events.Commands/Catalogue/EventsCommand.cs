using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Commands;

/// <summary><c>events</c>: tells which events the application knows, and describes them for others.</summary>
internal sealed class EventsCommand(IServiceProvider services) : IEventsCommand
{
    private static readonly Type[] Parts = [typeof(ListEvents), typeof(ShowEvent), typeof(WriteSchema), typeof(WriteAsyncApi), typeof(CheckSchema)];

    public Command Build()
    {
        var command = new Command("events", "Tells which events this application knows.");
        foreach (var part in Parts)
        {
            command.Subcommands.Add(((IEventsCommand)ActivatorUtilities.CreateInstance(services, part)).Build());
        }

        return command;
    }
}
