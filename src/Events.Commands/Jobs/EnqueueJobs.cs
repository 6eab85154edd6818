using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>jobs enqueue</c>.</summary>
internal sealed class EnqueueJobs(IServiceProvider services, DomainApps apps, Preparation preparation) : IEventsCommand
{
    private readonly Argument<string> action = new("action") { Description = "The class of the entity action, such as FulfilOrder." };
    private readonly Argument<string[]> ids = new("id") { Description = "The entities' ids; - reads them from standard input, one per line.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("enqueue", "Enqueues a job that runs an entity action, for each of the entities.") { action, ids, json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await preparation.RunAsync(cancel);
        var wanted = Find(parsed.GetRequiredValue(action));
        var queue = (IActionQueue?)services.GetService(typeof(IActionQueue))
            ?? throw new InvalidOperationException("Nothing runs jobs in this application. Add .UseHangfire() behind AddEvents().");
        var keys = EntityKeys.Parse(wanted, await GivenAsync(parsed.GetRequiredValue(ids), cancel)); // all of them before the first job
        var jobs = new List<(string Id, string Job)>();
        using (var progress = Progress.Show(parsed.InvocationConfiguration, keys.Count))
        {
            foreach (var (text, key) in keys)
            {
                cancel.ThrowIfCancellationRequested();
                jobs.Add((text, queue.Enqueue(wanted.ActionType, key)));
                progress.Step();
            }
        }

        await WriteAsync(parsed, wanted, jobs);
        return ExitCode.Fine;
    }

    private EntityActionDescriptor Find(string name) => apps.Actions.FirstOrDefault(known => known.Name == name)
        ?? throw new UsageException($"There is no entity action \"{name}\" in this application.{Suggestion.For(name, apps.Actions.Select(known => known.Name))}");

    private static async Task<IReadOnlyList<string>> GivenAsync(string[] given, CancellationToken cancel)
    {
        if (given is not ["-"])
        {
            return given;
        }

        var read = await Console.In.ReadToEndAsync(cancel);
        return read.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task WriteAsync(ParseResult parsed, EntityActionDescriptor wanted, List<(string Id, string Job)> jobs)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonArray([.. jobs.Select(JsonNode? (one) => new JsonObject { ["action"] = wanted.Name, ["id"] = one.Id, ["job"] = one.Job })]));
            return;
        }

        foreach (var (id, job) in jobs)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{wanted.Name} of {id} is job {job}"));
        }
    }
}
