using System.CommandLine;
using Events.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events;

/// <summary>Runs the library's commands on the application's own executable.</summary>
public static class HostCommandExtensions
{
    /// <summary>Runs the command that the arguments begin with, in place of the application: the host is not started, so neither pages are served nor jobs run, but by <c>worker</c>.</summary>
    /// <param name="host">The application, built and not started.</param>
    /// <param name="args">The arguments of the executable.</param>
    /// <param name="cancel">Ends the command; SIGINT and SIGTERM do as well.</param>
    /// <returns>
    /// The exit code, 0 fine, 1 a fault, 2 wrong usage; or <c>null</c> when no command is given, that is, when there are no arguments or the first is an option such as
    /// <c>--urls</c>. Then start the host.
    /// </returns>
    /// <example><code>
    /// if (await app.RunEventsCommandAsync(args) is { } exitCode) return exitCode;
    /// </code></example>
    public static Task<int?> RunEventsCommandAsync(this IHost host, string[] args, CancellationToken cancel = default) =>
        host.RunEventsCommandAsync(args, new InvocationConfiguration(), cancel);

    internal static async Task<int?> RunEventsCommandAsync(this IHost host, string[] args, InvocationConfiguration configuration, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(args);
        if (!CommandLine.IsGiven(args))
        {
            return null;
        }

        var commands = ActivatorUtilities.CreateInstance<CommandLine>(host.Services);
        return await commands.RunAsync(args, configuration, cancel);
    }
}
