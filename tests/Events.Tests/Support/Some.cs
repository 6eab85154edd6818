using Events.Tests.Support;
using Microsoft.Extensions.Options;

namespace Events.Tests;

internal static class Some
{
    public static readonly Guid Id = Guid.Parse("44f33071-e444-494f-bcff-b5e3594f7628");

    public static readonly DateTimeOffset Time = new(2021, 3, 17, 16, 24, 23, TimeSpan.Zero);

    /// <summary>An envelope factory set up as the older services are.</summary>
    public static EnvelopeFactory CompatibleEnvelopes() => Envelopes(options =>
    {
        options.PublisherName = "TestPublisher";
        options.EntityNaming = EntityNaming.FirstWord;
        options.WriteErrorMetadata = false;
    });

    public static EnvelopeFactory Envelopes(Action<EventsOptions>? configure = null, EventRegistry? registry = null)
    {
        var options = new EventsOptions { PublisherName = "test" };
        configure?.Invoke(options);
        return new EnvelopeFactory(registry ?? new EventRegistry([], []), Options.Create(options), new ManualTimeProvider(Time.AddMilliseconds(567)));
    }
}
