using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>events list</c>.</summary>
internal sealed class ListEvents(EventRegistry registry, Preparation preparation) : IEventsCommand
{
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("list", "Lists the events: name, who publishes it, how many handlers hear it here.") { json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await preparation.RunAsync(cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonArray([.. registry.Events.Select(JsonNode? (known) => ResultOf(known))]));
            return ExitCode.Fine;
        }

        var longest = registry.Events.Select(known => known.Name.Length).DefaultIfEmpty().Max();
        foreach (var known in registry.Events)
        {
            await output.WriteLineAsync($"{known.Name.PadRight(longest)}  {Publisher(known)}, {HandlersOf(known)}");
        }

        return ExitCode.Fine;
    }

    private static string Publisher(EventDescriptor known) => known.App is null ? "of anybody" : known.IsRemote ? $"of {known.App}, remote" : $"of {known.App}";

    private static string HandlersOf(EventDescriptor known) => known.Subscriptions.Count switch
    {
        0 => "nobody listens here",
        1 => "1 handler",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} handlers"),
    };

    private static JsonObject ResultOf(EventDescriptor known) => new()
    {
        ["name"] = known.Name,
        ["app"] = known.App,
        ["remote"] = known.IsRemote,
        ["handlers"] = Json.ArrayOf(known.Subscriptions.Select(one => one.Handler)),
    };
}
