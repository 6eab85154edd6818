using System.CommandLine;

namespace Events.Commands;

/// <summary><c>worker</c>: works off queues until it is stopped.</summary>
internal sealed class WorkerCommand(IServiceProvider services, Preparation preparation, EventQueues queues) : IEventsCommand
{
    private readonly Option<string[]> names = new("--queues", "-Q")
    {
        Description = "The queues, with commas between them. Those of the application's handlers and actions when left out.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> concurrency = PositiveNumber.Option("--concurrency", "How many jobs run at once. The engine decides when left out.", "-c");

    public Command Build()
    {
        var command = new Command("worker", "Works off queues, and relays events, until it is stopped.") { names, concurrency };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var chosen = ChosenBy(parsed.GetValue(names) ?? []);
        var worker = (IWorker?)services.GetService(typeof(IWorker))
            ?? throw new InvalidOperationException("Nothing runs jobs in this application. Add .UseHangfire() behind AddEvents().");
        await preparation.RunAsync(stop);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"Working off {string.Join(", ", chosen)}. Ctrl-C stops it.");
        await worker.RunAsync(chosen, parsed.GetValue(concurrency), stop);
        return ExitCode.Fine;
    }

    private IReadOnlyList<string> ChosenBy(string[] given)
    {
        var chosen = given.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (given.Length > 0 && chosen.Count == 0)
        {
            throw new UsageException("Expected --queues to name at least one queue, got none.");
        }

        return QueueNames.FaultsOf(chosen) is { Count: > 0 } faults
            ? throw new UsageException(string.Join(' ', faults))
            : chosen.Count > 0 ? chosen : queues.Names;
    }
}
