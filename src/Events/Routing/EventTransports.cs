using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Finds the transport of a target: by its key, or, where the provider has a dot, by the full name of its class.</summary>
internal sealed class EventTransports(IServiceProvider services, IEnumerable<TransportKey> keys)
{
    // Older services know these keys and have nothing behind them either; the texts are theirs.
    private static readonly Dictionary<string, string> Unsupported = new(StringComparer.Ordinal)
    {
        ["s3"] = "S3 Transport not supported yet",
        ["unsupported"] = "Unsupported Provider",
    };

    private readonly ConcurrentDictionary<string, Lazy<IEventTransport?>> byClass = new(StringComparer.Ordinal);

    /// <exception cref="InvalidProviderException">There is no such transport.</exception>
    public IEventTransport For(EventTarget target)
    {
        if (target.Provider.Length == 0)
        {
            throw InvalidProviderException.Missing(target);
        }

        return services.GetKeyedService<IEventTransport>(target.Provider)
            ?? byClass.GetOrAdd(target.Provider, name => new Lazy<IEventTransport?>(() => Create(name))).Value
            ?? throw (Unsupported.TryGetValue(target.Provider, out var text)
                ? InvalidProviderException.Unsupported(target, text)
                : InvalidProviderException.Unknown(target, [.. keys.Select(known => known.Key), EventTarget.OutboxProvider]));
    }

    public IEnumerable<string> FaultsOf(EventTarget target)
    {
        try
        {
            return target.Provider == EventTarget.OutboxProvider
                ? FaultsOf(target.ForOutbox())
                : For(target).FaultsOf(target).Concat(target.Wraps is { } wraps ? FaultsOf(wraps) : []);
        }
        catch (InvalidProviderException fault)
        {
            return [fault.Message];
        }
    }

    private IEventTransport? Create(string className)
    {
        var type = className.Contains('.') ? FindType(className) : null;
        return type is { IsAbstract: false } && type.IsAssignableTo(typeof(IEventTransport))
            ? (IEventTransport)ActivatorUtilities.CreateInstance(services, type)
            : null;
    }

    private static Type? FindType(string className) =>
        Type.GetType(className)
        ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(className)).FirstOrDefault(type => type is not null);
}
