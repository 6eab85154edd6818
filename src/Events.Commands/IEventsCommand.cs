using System.CommandLine;

namespace Events.Commands;

/// <summary>Adds a command to those of the application's executable. Register it as a service: <c>services.AddSingleton&lt;IEventsCommand, MyCommand&gt;()</c>.</summary>
/// <remarks>
/// Results go to <c>parseResult.InvocationConfiguration.Output</c>, all else to its <c>Error</c>. The action returns 0 when all is well and 1 when something failed; an exception of
/// this library, or an <see cref="InvalidOperationException"/>, becomes its message and 1; 2 stands for wrong usage.
/// </remarks>
public interface IEventsCommand
{
    /// <summary>The command, with its arguments, its action and its subcommands. It is made once, when the executable was started with any command.</summary>
    Command Build();
}
