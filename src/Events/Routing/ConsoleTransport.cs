using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Prints events, to see while developing what would be sent.</summary>
internal sealed class ConsoleTransport(ILogger<ConsoleTransport> logger) : IEventTransport
{
    private static readonly JsonSerializerOptions Indented = new(EventJson.Options)
    {
        WriteIndented = true,
        IndentSize = 3,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private int warned;

    internal TextWriter Output { get; init; } = Console.Out;

    public async Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref warned, 1) == 0)
        {
            RoutingLog.ConsoleIsNotForProduction(logger, target.Name);
        }

        var json = JsonSerializer.Serialize(WithoutToken(stored.Envelope), Indented);
        await Output.WriteAsync($"Publishing event:\n{json}\n\n".AsMemory(), cancel);
    }

    private static EventEnvelope WithoutToken(EventEnvelope envelope) =>
        string.IsNullOrEmpty(envelope.Metadata.Authorization)
            ? envelope
            : envelope with { Metadata = envelope.Metadata with { Authorization = "(not shown)" } };
}
