using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Commands;

/// <summary>All commands of an executable: the library's own and those other modules have registered.</summary>
internal sealed class CommandLine(IServiceProvider services, IEnumerable<IEventsCommand> registered, ILogger<CommandLine> logger)
{
    private static readonly string[] AboutItself = ["-h", "--help", "-?", "/?", "/h", "--version"];

    // A worker lets running jobs end; nothing else takes so long to stop.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private static readonly Type[] Own =
    [
        typeof(WorkerCommand), typeof(SyncEventsCommand), typeof(EventsCommand), typeof(JobsCommand), typeof(ArchiveCommand), typeof(ExplainCommand),
    ];

    /// <summary>Whether a command, or help, is asked for; options of the host are no command.</summary>
    public static bool IsGiven(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || AboutItself.Contains(first));

    public async Task<int> RunAsync(string[] args, InvocationConfiguration configuration, CancellationToken cancel)
    {
        configuration.EnableDefaultExceptionHandler = false;
        configuration.ProcessTerminationTimeout = LongestStop;
        try
        {
            var root = Build();
            var parsed = root.Parse(args);
            return parsed.Errors.Count > 0 ? Refuse(root, parsed, configuration) : await parsed.InvokeAsync(configuration, cancel);
        }
        catch (Exception error) when (error is UsageException or UnknownEventException)
        {
            await configuration.Error.WriteLineAsync(error.Message);
            return ExitCode.WrongUsage;
        }
        catch (Exception error) when (error is EventsException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await configuration.Error.WriteLineAsync(error.Message);
            return ExitCode.Fault;
        }
        catch (OperationCanceledException)
        {
            await configuration.Error.WriteLineAsync("Stopped before it was done.");
            return ExitCode.Fault;
        }
        catch (Exception error) // the edge: whoever typed the command gets a sentence, the log the rest
        {
            Log.CommandFailed(logger, string.Join(' ', args), error);
            await configuration.Error.WriteLineAsync(error.Message);
            return ExitCode.Fault;
        }
    }

    private RootCommand Build()
    {
        var root = new RootCommand("Commands of this application's events. Without a command the application starts.");
        foreach (var command in Own.Select(type => (IEventsCommand)ActivatorUtilities.CreateInstance(services, type)).Concat(registered))
        {
            root.Subcommands.Add(command.Build());
        }

        return root;
    }

    private static int Refuse(RootCommand root, ParseResult parsed, InvocationConfiguration configuration)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = command == root;
        foreach (var fault in command.Subcommands.Count > 0 ? [NoCommand(isRoot ? "one" : $"{command.Name} with one", command, parsed)] : parsed.Errors.Select(error => error.Message))
        {
            configuration.Error.WriteLine(fault);
        }

        configuration.Error.WriteLine(isRoot ? "See --help." : $"See {PathOf(command)} --help.");
        return ExitCode.WrongUsage;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? $"{PathOf(parent)} {command.Name}" : command.Name;

    private static string NoCommand(string expected, Command command, ParseResult parsed)
    {
        var known = command.Subcommands.Select(one => one.Name).ToList();
        var list = $"Expected {expected} of {string.Join(", ", known)}";
        return parsed.UnmatchedTokens is [var given, ..] ? $"{list}, got \"{given}\".{Suggestion.For(given, known)}" : $"{list}, got none.";
    }
}
