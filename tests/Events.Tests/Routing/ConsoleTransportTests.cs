using Microsoft.Extensions.Logging;

namespace Events.Tests.Routing;

[Trait("Requirement", "D-75")]
public sealed class ConsoleTransportTests
{
    private static readonly EventTarget Target = new("dev", "*", "console", new Dictionary<string, string?>(), null);

    [Fact]
    public async Task TheEventIsPrintedWithThreeSpacesAndABlankLine()
    {
        using var output = new StringWriter();

        await new ConsoleTransport(new CollectingLogger()) { Output = output }.SendAsync(Stored(), Target, default);

        Assert.Equal(
            """
            Publishing event:
            {
               "metadata": {
                  "containsPersonalData": false,
                  "tracestate": "",
                  "traceparent": "00-00000000000000000000000000000000-0000000000000000-01",
                  "authorization": "",
                  "publishDate": "2021-03-17T16:24:23+00:00",
                  "entityId": "44f33071-e444-494f-bcff-b5e3594f7628",
                  "entityName": "action",
                  "publisherName": "TestPublisher",
                  "eventName": "actionHappened"
               },
               "payload": {
                  "id": "44f33071-e444-494f-bcff-b5e3594f7628",
                  "isActive": false
               }
            }


            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Fact]
    public async Task OneWarningSaysItIsNotForProduction()
    {
        var logger = new CollectingLogger();
        using var output = new StringWriter();
        var transport = new ConsoleTransport(logger) { Output = output };

        await transport.SendAsync(Stored(), Target, default);
        await transport.SendAsync(Stored(), Target, default);

        Assert.Equal([(LogLevel.Warning, "The target dev prints events to the console and sends them nowhere; that is not for production")], logger.Entries);
    }

    [Fact]
    [Trait("Requirement", "D-55")]
    public async Task TheCallersTokenIsNotPrinted()
    {
        using var output = new StringWriter();
        var stored = Stored();
        stored = stored with { Envelope = stored.Envelope with { Metadata = stored.Envelope.Metadata with { Authorization = "s3cr3t" } } };

        await new ConsoleTransport(new CollectingLogger()) { Output = output }.SendAsync(stored, Target, default);

        Assert.DoesNotContain("s3cr3t", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"authorization\": \"(not shown)\"", output.ToString(), StringComparison.Ordinal);
    }

    private static StoredEvent Stored() => StoredEvent.New(Some.CompatibleEnvelopes().Create(new ActionHappenedPayload(Some.Id)));

    private sealed class CollectingLogger : ILogger<ConsoleTransport>
    {
        public List<(LogLevel, string)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add((logLevel, formatter(state, exception)));
    }
}
