namespace Events;

/// <summary>A target names no transport, or one this application does not have. It cannot heal, so it is never retried.</summary>
public sealed class InvalidProviderException : EventsException
{
    private InvalidProviderException(EventTarget target, string message)
        : base(message)
    {
        Route = target.Route;
        Provider = target.Provider;
    }

    /// <summary>The target's route.</summary>
    public string Route { get; }

    /// <summary>The provider it names; empty when it names none.</summary>
    public string Provider { get; }

    internal override bool IsPermanent => true;

    internal static InvalidProviderException Missing(EventTarget target) => new(
        target, $"The target \"{target.Name}\" of route \"{target.Route}\" names no provider. Set its \"provider\", for example to \"console\".");

    internal static InvalidProviderException Unsupported(EventTarget target, string text) => new(
        target,
        $"The target \"{target.Name}\" of route \"{target.Route}\" has the provider \"{target.Provider}\": {text}. "
        + $"Choose another, or bring your own with AddTransport<TTransport>(\"{target.Provider}\").");

    internal static InvalidProviderException Unknown(EventTarget target, IReadOnlyCollection<string> known) => new(
        target,
        $"The target \"{target.Name}\" of route \"{target.Route}\" has the unknown provider \"{target.Provider}\"."
        + $"{Suggestion.For(target.Provider, known)} Known are {string.Join(", ", known.Order(StringComparer.Ordinal).Select(key => $"\"{key}\""))}; "
        + $"add another with AddTransport<TTransport>(\"{target.Provider}\").");

    internal static InvalidProviderException NothingWrapped(EventTarget target) => new(
        target,
        $"The target \"{target.Name}\" of route \"{target.Route}\", provider \"{target.Provider}\", wraps nothing. "
        + "Add \"wraps\" with the provider the event goes to when it comes out of the outbox.");
}
