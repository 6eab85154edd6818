using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive history</c>.</summary>
internal sealed class ShowHistory(StoreScope store) : IEventsCommand
{
    private const int Most = 100;

    private readonly Option<int?> max = PositiveNumber.Option("--max", "At most so many, the newest. 100 when left out.");
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("history", "Tells who changed the archive, the newest change first.") { max, json };
        command.SetAction((parsed, cancel) => store.RunAsync<IArchive>(archive => RunAsync(parsed, archive, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IArchive archive, CancellationToken cancel)
    {
        var actions = await archive.HistoryAsync(parsed.GetValue(max) ?? Most, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonArray([.. actions.Select(JsonNode? (action) => ResultOf(action))]));
        }
        else if (actions.Count > 0)
        {
            TableOf(actions).WriteTo(output);
        }

        if (actions.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Nobody has changed the archive, or the history is not kept any more.");
            return ExitCode.Fault;
        }

        return ExitCode.Fine;
    }

    private static Table TableOf(IReadOnlyList<ArchiveAction> actions)
    {
        var table = new Table(new Column("at"), new Column("by", Cut.End), new Column("did"), new Column("count"), new Column("chosen by", Cut.End));
        foreach (var action in actions)
        {
            table.Add(
                action.At.UtcDateTime.ToString("u", CultureInfo.InvariantCulture),
                action.By,
                action.Kind.ToString().ToLowerInvariant(),
                action.Deliveries.ToString(CultureInfo.InvariantCulture),
                action.Filter);
        }

        return table;
    }

    private static JsonObject ResultOf(ArchiveAction action) => new()
    {
        ["at"] = action.At,
        ["by"] = action.By,
        ["kind"] = action.Kind.ToString(),
        ["filter"] = action.Filter,
        ["deliveries"] = action.Deliveries,
    };
}
