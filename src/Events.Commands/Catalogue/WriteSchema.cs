using System.CommandLine;

namespace Events.Commands;

/// <summary><c>events schema</c>.</summary>
internal sealed class WriteSchema(EventSchemas schemas, Preparation preparation) : IEventsCommand
{
    private readonly Option<string> service = new("--service") { Description = "The service's name.", DefaultValueFactory = _ => new EventSchemaOptions().ServiceName };
    private readonly Option<string> version = new("--schema-version") { Description = "The version of the service's events.", DefaultValueFactory = _ => new EventSchemaOptions().Version };
    private readonly Option<SchemaDialect> dialect = new("--dialect") { Description = "The JSON Schema it is written in.", DefaultValueFactory = _ => SchemaDialect.Draft202012 };
    private readonly DocumentOutput output = new();

    public Command Build()
    {
        var command = new Command("schema", "Writes the JSON Schema of the events this application publishes.") { service, version, dialect, output.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await preparation.RunAsync(cancel);
        var options = new EventSchemaOptions
        {
            ServiceName = parsed.GetRequiredValue(service),
            Version = parsed.GetRequiredValue(version),
            Dialect = parsed.GetValue(dialect),
        };
        return await output.WriteAsync(parsed, schemas.GenerateJson(2, options), cancel);
    }
}
