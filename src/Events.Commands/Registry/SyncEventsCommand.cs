using System.CommandLine;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>syncevents</c>: brings the shared registry in line with what this application declares.</summary>
internal sealed class SyncEventsCommand(RegistrySync sync, Preparation preparation) : IEventsCommand
{
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would change, and change nothing." };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("syncevents", "Shares this application's events and handlers with other applications.") { dryRun, json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var output = parsed.InvocationConfiguration.Output;
        var isDry = parsed.GetValue(dryRun);
        await preparation.RunAsync(cancel);
        var drift = isDry ? await sync.FindDriftAsync(cancel) : await sync.SyncAsync(cancel);
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, ResultOf(drift, isDry));
            return ExitCode.Fine;
        }

        foreach (var line in SentencesOf(drift, isDry))
        {
            await output.WriteLineAsync(line);
        }

        return ExitCode.Fine;
    }

    // The two sentences of the older services' command are what scripts look for.
    private IEnumerable<string> SentencesOf(RegistryDrift drift, bool isDry) => (sync.HasBackend, isDry) switch
    {
        (false, _) => ["Not backend class specified. Nothing is done."],
        (_, true) => drift.IsNone ? ["Nothing would change."] : drift.Sentences,
        _ => ["Events synced!"],
    };

    private JsonObject ResultOf(RegistryDrift drift, bool isDry) => new()
    {
        ["backend"] = sync.HasBackend,
        ["synced"] = sync.HasBackend && !isDry,
        ["differences"] = Json.ArrayOf(drift.Sentences),
    };
}
