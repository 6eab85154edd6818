using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Turns signatures on.</summary>
public static class SigningBuilderExtensions
{
    /// <summary>Signs what this application sends and verifies what it receives. See <c>docs/signing.md</c>.</summary>
    /// <param name="events">The registration <c>AddEvents</c> began.</param>
    /// <param name="configure">Adds the keys.</param>
    public static EventsBuilder UseSigning(this EventsBuilder events, Action<SigningOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(configure);
        events.Services.Configure(configure);
        return events;
    }

    /// <summary>Exchanges payloads of two fields, <c>serialized_obj</c> and <c>obj_hash</c>, with older services through <see cref="PayloadSigner"/>.</summary>
    /// <param name="events">The registration <c>AddEvents</c> began.</param>
    /// <param name="secret">The shared secret; <c>null</c> for payloads without a hash.</param>
    /// <param name="previousSecrets">Secrets that still verify what was signed before the last change.</param>
    public static EventsBuilder UseSignedPayloads(this EventsBuilder events, string? secret, params string[] previousSecrets)
    {
        ArgumentNullException.ThrowIfNull(events);
        events.Services.Configure<PayloadSigningOptions>(options =>
        {
            options.Secret = secret;
            options.PreviousSecrets = previousSecrets;
        });
        return events;
    }

    /// <summary>Uses another serializer for signed payloads than the JSON of events.</summary>
    /// <param name="events">The registration <c>AddEvents</c> began.</param>
    /// <typeparam name="TSerializer">The serializer; one instance serves all.</typeparam>
    public static EventsBuilder UsePayloadSerializer<TSerializer>(this EventsBuilder events)
        where TSerializer : class, IPayloadSerializer
    {
        ArgumentNullException.ThrowIfNull(events);
        events.Services.Replace(ServiceDescriptor.Singleton<IPayloadSerializer, TSerializer>());
        return events;
    }

    /// <summary>Adds a serializer for signed payloads of another content type; <see cref="PayloadSigningOptions.ContentType"/> chooses it. The first of a type stays.</summary>
    /// <param name="events">The registration <c>AddEvents</c> began.</param>
    /// <param name="contentType">The content type, such as <c>application/cbor</c>; case counts.</param>
    /// <typeparam name="TSerializer">The serializer; one instance serves all.</typeparam>
    public static EventsBuilder AddPayloadSerializer<TSerializer>(this EventsBuilder events, string contentType)
        where TSerializer : class, IPayloadSerializer
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        events.Services.TryAddKeyedSingleton<IPayloadSerializer, TSerializer>(contentType);
        events.Services.AddSingleton(new PayloadContentType(contentType));
        return events;
    }
}
