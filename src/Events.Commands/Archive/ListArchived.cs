using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive list</c>.</summary>
internal sealed class ListArchived(StoreScope store, TimeProvider time) : IEventsCommand
{
    private const int Most = 100;

    private readonly ArchiveConditions conditions = new(time);
    private readonly Option<ArchiveStatus> status = ArchiveStatusOption.Create();
    private readonly Option<int?> max = PositiveNumber.Option("--max", "At most so many, the newest. 100 when left out.");
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("list", "Lists archived deliveries, the newest first.") { status, max, json };
        foreach (var option in conditions.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => store.RunAsync<IArchive>(archive => RunAsync(parsed, archive, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IArchive archive, CancellationToken cancel)
    {
        var filter = conditions.Read(parsed) with { Status = parsed.GetValue(status) };
        var most = parsed.GetValue(max) ?? Most;
        var entries = await archive.ListAsync(filter, most, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonArray([.. entries.Select(JsonNode? (entry) => ArchivedResult.Of(entry))]));
        }
        else if (entries.Count > 0)
        {
            TableOf(entries).WriteTo(output);
        }

        if (entries.Count == most)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"These are the newest {most}; --max shows more."));
        }

        return entries.Count > 0 ? ExitCode.Fine : await NothingFound.TellAsync(parsed, archive, filter, cancel);
    }

    private Table TableOf(IReadOnlyList<ArchivedDelivery> entries)
    {
        var now = time.GetUtcNow();
        var table = new Table(new Column("age"), new Column("event id"), new Column("event", Cut.Start), new Column("handler", Cut.Start), new Column("failure", Cut.End));
        foreach (var entry in entries)
        {
            table.Add(Age(now - entry.ArchivedAt), entry.EventId.ToString(), entry.EventName, entry.Handler, $"{ClassOf(entry.ErrorType)}: {entry.Error}");
        }

        return table;
    }

    private static string ClassOf(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}h"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)age.TotalSeconds)}s"),
    };
}
