using System.CommandLine;
using System.Text.Json;

namespace Events.Commands;

/// <summary><c>explain</c>: why an event or a job has not run, or how it ended.</summary>
internal sealed class ExplainCommand(IServiceProvider services, Preparation preparation) : IEventsCommand
{
    private readonly Argument<string> id = new("id") { Description = "The id of an event (a UUID) or of a job, as in the dashboard." };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var store = new StoreScope(services, preparation);
        var command = new Command("explain", "Says why an event or a job has not run, or how it ended.") { id, json };
        command.SetAction((parsed, cancel) => store.RunAsync<IExplain>(explain => RunAsync(parsed, explain, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IExplain explain, CancellationToken cancel)
    {
        var given = parsed.GetRequiredValue(id).Trim();
        if (given.Length == 0)
        {
            throw new UsageException("Expected the id of an event or a job, got \"\".");
        }

        var explanation = await AskAsync(explain, given, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, JsonSerializer.SerializeToNode(explanation, JsonSerializerOptions.Web)!);
        }
        else
        {
            await output.WriteLineAsync(Printable.OnLines(explanation.ToString()));
        }

        return IsFound(explanation) ? ExitCode.Fine : ExitCode.Fault;
    }

    // Some storages give jobs UUIDs as well.
    private static async Task<Explanation> AskAsync(IExplain explain, string id, CancellationToken cancel)
    {
        if (!Guid.TryParse(id, out var eventId))
        {
            return await explain.JobAsync(id, cancel);
        }

        var ofEvent = await explain.EventAsync(eventId, cancel);
        if (IsFound(ofEvent))
        {
            return ofEvent;
        }

        var ofJob = await explain.JobAsync(id, cancel);
        return IsFound(ofJob) ? ofJob : new Explanation($"Event or job {id}", [.. ofEvent.Findings, .. ofJob.Findings]);
    }

    private static bool IsFound(Explanation explanation) => explanation.Findings.Any(finding => finding.Cause != Cause.NotFound);
}
