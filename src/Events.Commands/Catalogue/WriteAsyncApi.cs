using System.CommandLine;

namespace Events.Commands;

/// <summary><c>events asyncapi</c>.</summary>
internal sealed class WriteAsyncApi(AsyncApiDocument document, Preparation preparation) : IEventsCommand
{
    private readonly Option<string> service = new("--service") { Description = "The service's name.", DefaultValueFactory = _ => new AsyncApiOptions().ServiceName };
    private readonly Option<string> version = new("--schema-version") { Description = "The version of the service's events.", DefaultValueFactory = _ => new AsyncApiOptions().Version };
    private readonly DocumentOutput output = new();

    public Command Build()
    {
        var command = new Command("asyncapi", "Writes the AsyncAPI document of the events this application publishes.") { service, version, output.Option };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await preparation.RunAsync(cancel);
        var options = new AsyncApiOptions { ServiceName = parsed.GetRequiredValue(service), Version = parsed.GetRequiredValue(version) };
        return await output.WriteAsync(parsed, document.GenerateJson(2, options), cancel);
    }
}
