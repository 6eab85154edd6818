using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary>What replay, discard and purge share: the choice, who asks, and the dry run.</summary>
internal sealed class ArchiveChange(StoreScope store, TimeProvider time)
{
    private readonly ArchiveChoice choice = new(time);
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Count what would be chosen, and change nothing." };
    private readonly Option<bool> json = Json.Option();

    private readonly Option<string> by = new("--by")
    {
        Description = "Who asks for it; kept in the history. The user of the operating system when left out.",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public static string Counted(int deliveries) => deliveries == 1 ? "1 delivery" : string.Create(CultureInfo.InvariantCulture, $"{deliveries} deliveries");

    public void AddTo(Command command)
    {
        choice.AddTo(command);
        command.Options.Add(dryRun);
        command.Options.Add(by);
        command.Options.Add(json);
    }

    public Task<int> RunAsync(ParseResult parsed, Func<IArchive, ArchiveFilter, string, Task<ChangeOutcome>> change, CancellationToken cancel) =>
        RunAsync(parsed, ArchiveStatus.Archived, change, cancel);

    public Task<int> RunAsync(
        ParseResult parsed, ArchiveStatus status, Func<IArchive, ArchiveFilter, string, Task<ChangeOutcome>> change, CancellationToken cancel)
    {
        var filter = choice.Read(parsed) with { Status = status };
        var who = parsed.GetRequiredValue(by);
        if (string.IsNullOrWhiteSpace(who))
        {
            throw new UsageException("Expected --by to name who asks for it, got \"\". Nothing was changed.");
        }

        return store.RunAsync<IArchive>(
            async archive => parsed.GetValue(dryRun)
                ? await CountAsync(parsed, archive, filter, cancel)
                : await TellAsync(parsed, archive, filter, await change(archive, filter, who), cancel),
            cancel);
    }

    private async Task<int> CountAsync(ParseResult parsed, IArchive archive, ArchiveFilter filter, CancellationToken cancel)
    {
        var groups = await archive.CountAsync(filter, cancel);
        var total = groups.Sum(group => group.Count);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, new JsonObject { ["deliveries"] = total, ["groups"] = new JsonArray([.. groups.Select(JsonNode? (group) => ResultOf(group))]) });
        }
        else if (total > 0)
        {
            TableOf(groups).WriteTo(output);
            await output.WriteLineAsync($"{Counted(total)} would be chosen. Nothing was changed.");
        }

        return total > 0 ? ExitCode.Fine : await NothingFound.TellAsync(parsed, archive, filter, cancel);
    }

    private async Task<int> TellAsync(ParseResult parsed, IArchive archive, ArchiveFilter filter, ChangeOutcome outcome, CancellationToken cancel)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, outcome.Result);
        }
        else if (outcome.Deliveries > 0)
        {
            await output.WriteLineAsync(outcome.Sentence);
        }

        return outcome switch
        {
            { Deliveries: 0 } => await NothingFound.TellAsync(parsed, archive, filter, cancel),
            { FailedAgain: true } => ExitCode.Fault,
            _ => ExitCode.Fine,
        };
    }

    private static Table TableOf(IReadOnlyList<ArchiveGroup> groups)
    {
        var table = new Table(new Column("count"), new Column("event", Cut.Start), new Column("handler", Cut.Start), new Column("failure", Cut.Start));
        foreach (var group in groups)
        {
            table.Add(group.Count.ToString(CultureInfo.InvariantCulture), group.EventName, group.Handler, group.ErrorType);
        }

        return table;
    }

    private static JsonObject ResultOf(ArchiveGroup group) => new()
    {
        ["event"] = group.EventName,
        ["handler"] = group.Handler,
        ["errorType"] = group.ErrorType,
        ["count"] = group.Count,
    };
}
