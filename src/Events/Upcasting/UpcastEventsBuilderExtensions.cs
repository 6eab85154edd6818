using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Lets handlers receive older versions of a payload in the shape they know.</summary>
/// <remarks>
/// A payload type has the version its <see cref="EventNameAttribute"/> says. An event of an older version is led to it by the upcasts from its version
/// on; one of a newer version, or of one from where no upcast leads on, is refused with <see cref="InvalidEnvelopeException"/>.
/// </remarks>
public static class UpcastEventsBuilderExtensions
{
    /// <summary>Adds a step on the JSON of the payload, from a version to the next.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="eventName">The event's wire name.</param>
    /// <param name="from">The version the step takes; it makes the next one.</param>
    /// <param name="change">Makes the newer payload; it may change the object it gets and return it.</param>
    /// <example><code>.AddUpcast("billing.invoicePaid", from: 1, payload => { payload["currency"] = "EUR"; return payload; })</code></example>
    public static EventsBuilder AddUpcast(this EventsBuilder builder, string eventName, int from, Func<JsonObject, JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        ArgumentNullException.ThrowIfNull(change);
        builder.Services.AddSingleton(new PayloadUpcast(eventName, from, from + 1, change));
        return builder;
    }

    /// <summary>Adds a step from one payload type to another; event name and versions are those of their <see cref="EventNameAttribute"/>.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="change">Makes the newer payload.</param>
    /// <typeparam name="TFrom">The older payload; it needs no domain app.</typeparam>
    /// <typeparam name="TTo">The newer payload, of the same event name.</typeparam>
    public static EventsBuilder AddUpcast<TFrom, TTo>(this EventsBuilder builder, Func<TFrom, TTo> change)
        where TFrom : EventPayload
        where TTo : EventPayload
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(change);
        builder.Services.AddSingleton(new PayloadUpcast(
            EventNaming.EventNameOf(typeof(TTo)), EventNaming.VersionOf(typeof(TFrom)), EventNaming.VersionOf(typeof(TTo)), OnJson(change)));
        return builder;
    }

    internal static void AddUpcasts(this IServiceCollection services)
    {
        services.TryAddSingleton<PayloadUpcasts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, PayloadUpcasts>(provider => provider.GetRequiredService<PayloadUpcasts>()));
    }

    private static Func<JsonObject, JsonObject> OnJson<TFrom, TTo>(Func<TFrom, TTo> change)
        where TFrom : EventPayload
        where TTo : EventPayload => payload =>
    {
        try
        {
            var older = payload.Deserialize<TFrom>(EventJson.Options)!;
            return JsonSerializer.SerializeToNode(change(older), EventJson.Options)!.AsObject();
        }
        catch (JsonException error)
        {
            throw InvalidEnvelopeException.ForPayload(EventNaming.EventNameOf(typeof(TTo)), typeof(TFrom), error.Message, error);
        }
    };
}
