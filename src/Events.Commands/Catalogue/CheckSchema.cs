using System.CommandLine;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>events check</c>.</summary>
internal sealed class CheckSchema(EventSchemas schemas, Preparation preparation) : IEventsCommand
{
    private readonly Argument<FileInfo> older = new("file") { Description = "The document that consumers rely on, as events schema or events asyncapi wrote it." };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("check", "Compares an older document with the events as they are now; ends with 1 when something would break.") { older, json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetRequiredValue(older);
        if (!file.Exists)
        {
            throw new UsageException($"Expected a document to compare with, found no file \"{file.FullName}\". Write one with events schema --output.");
        }

        await preparation.RunAsync(cancel);
        var changes = SchemaComparison.Compare(await File.ReadAllTextAsync(file.FullName, cancel), schemas.GenerateJson());
        await WriteAsync(parsed, changes);
        return changes.IsCompatible ? ExitCode.Fine : ExitCode.Fault;
    }

    private async Task WriteAsync(ParseResult parsed, SchemaChanges changes)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonObject
            {
                ["breaking"] = Json.ArrayOf(changes.Breaking.Select(change => change.Sentence)),
                ["compatible"] = Json.ArrayOf(changes.Compatible.Select(change => change.Sentence)),
            });
            return;
        }

        foreach (var change in changes.Breaking)
        {
            await output.WriteLineAsync($"breaks  {change}");
        }

        foreach (var change in changes.Compatible)
        {
            await output.WriteLineAsync($"fits    {change}");
        }

        if (changes.Breaking.Count + changes.Compatible.Count == 0)
        {
            await output.WriteLineAsync("Nothing changed.");
        }
    }
}
