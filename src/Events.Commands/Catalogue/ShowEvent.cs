using System.CommandLine;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>events show</c>.</summary>
internal sealed class ShowEvent(EventRegistry registry, SharedHandlers handlers, Preparation preparation) : IEventsCommand
{
    private readonly Argument<string> name = new("event") { Description = "The event's wire name, such as orderFulfilled." };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("show", "Shows one event: who publishes it, its payload, and who hears it, other applications included.") { name, json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await preparation.RunAsync(cancel);
        var known = registry.GetRequired(parsed.GetRequiredValue(name));
        await handlers.RefreshAsync(cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, ResultOf(known));
            return ExitCode.Fine;
        }

        await output.WriteLineAsync(known.Name);
        await output.WriteLineAsync($"  publisher  {known.App ?? "anybody"}{(known.IsRemote ? ", another application" : "")}");
        await output.WriteLineAsync($"  payload    {known.PayloadType.FullName}, version {EventNaming.VersionOf(known.PayloadType)}");
        foreach (var handler in handlers.HandlersOf(known.Name))
        {
            await output.WriteLineAsync($"  handler    {handler.Handler} in queue {handler.Queue}{(handler.IsRemote ? ", another application" : "")}");
        }

        return ExitCode.Fine;
    }

    private JsonObject ResultOf(EventDescriptor known) => new()
    {
        ["name"] = known.Name,
        ["app"] = known.App,
        ["remote"] = known.IsRemote,
        ["payload"] = known.PayloadType.FullName,
        ["version"] = EventNaming.VersionOf(known.PayloadType),
        ["handlers"] = new JsonArray([.. handlers.HandlersOf(known.Name).Select(JsonNode? (one) => HandlerOf(one))]),
    };

    private static JsonObject HandlerOf(Subscription one) => new() { ["name"] = one.Handler, ["queue"] = one.Queue, ["remote"] = one.IsRemote };
}
