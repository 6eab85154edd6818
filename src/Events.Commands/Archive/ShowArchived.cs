using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive show</c>.</summary>
internal sealed class ShowArchived(StoreScope store) : IEventsCommand
{
    private readonly Argument<Guid?> eventId = new("eventId") { Description = "The event.", Arity = ArgumentArity.ExactlyOne, CustomParser = ArchiveChoice.ParseId };
    private readonly Argument<string> handler = new("handler") { Description = "The handler it failed in, such as billing.CreateInvoice." };
    private readonly Option<bool> json = Json.Option();

    public Command Build()
    {
        var command = new Command("show", "Shows one archived delivery: why it failed, and the event, without the token it may carry.") { eventId, handler, json };
        command.SetAction((parsed, cancel) => store.RunAsync<IArchive>(archive => RunAsync(parsed, archive, cancel), cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IArchive archive, CancellationToken cancel)
    {
        var (id, name) = (parsed.GetValue(eventId)!.Value, parsed.GetRequiredValue(handler));
        if (await archive.FindAsync(id, name, cancel) is not { } details)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(await MissingAsync(archive, id, name, cancel));
            return ExitCode.Fault;
        }

        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            Json.WriteTo(output, ResultOf(details));
        }
        else
        {
            await WriteAsync(output, details);
        }

        return ExitCode.Fine;
    }

    private static async Task<string> MissingAsync(IArchive archive, Guid id, string handler, CancellationToken cancel)
    {
        var known = new List<string>();
        foreach (var status in Enum.GetValues<ArchiveStatus>())
        {
            known.AddRange((await archive.CountAsync(new ArchiveFilter { EventId = id, Status = status }, cancel)).Select(group => group.Handler));
        }

        return known.Count == 0
            ? $"The archive has nothing of event \"{id}\": none of its deliveries was given up, or the entry is not kept any more. Ask explain {id}."
            : $"The archive has no delivery of event \"{id}\" to \"{handler}\", but to {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}.";
    }

    private static async Task WriteAsync(TextWriter output, ArchivedDetails details)
    {
        var entry = details.Delivery;
        await output.WriteLineAsync($"{entry.EventName} for {entry.Handler}");
        await output.WriteLineAsync($"  event     {entry.EventId} of {details.Envelope.Metadata.PublisherName}, about {Printable.OnOneLine(entry.EntityId)}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  archived  {entry.ArchivedAt.UtcDateTime:u}, after attempt {entry.Attempts}"));
        if (entry.ChangedAt is { } changed)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {entry.Status.ToString().ToLowerInvariant(),-9} {changed.UtcDateTime:u} by {entry.ChangedBy}"));
        }

        foreach (var error in details.Exceptions)
        {
            await output.WriteLineAsync($"{Environment.NewLine}{error.Type}: {Printable.OnLines(error.Message)}");
            await output.WriteLineAsync(Printable.OnLines(error.Stack ?? "   (never thrown, so without a stack)"));
        }

        await output.WriteLineAsync();
        Json.WriteTo(output, EnvelopeOf(details));
    }

    private static JsonObject ResultOf(ArchivedDetails details)
    {
        var result = ArchivedResult.Of(details.Delivery);
        result["exceptions"] = new JsonArray([.. details.Exceptions.Select(JsonNode? (error) => new JsonObject
        {
            ["type"] = error.Type,
            ["message"] = error.Message,
            ["stack"] = error.Stack,
        })]);
        result["envelope"] = EnvelopeOf(details);
        return result;
    }

    // Output of commands ends up in logs and tickets, where the caller's token has no place.
    private static JsonNode EnvelopeOf(ArchivedDetails details) =>
        JsonNode.Parse((details.Envelope with { Metadata = details.Envelope.Metadata with { Authorization = "" } }).ToJson())!;
}
