namespace Events;

/// <summary>A part of an application with a name of its own: the events it publishes, the handlers and entity actions it has.</summary>
/// <example>
/// <code>
/// public sealed class OrdersApp : DomainApp
/// {
///     public override string Name => "orders";
///     protected override void Configure(IDomainAppBuilder app) => app
///         .HasAction&lt;FulfilOrder&gt;()
///         .Handles&lt;PaymentReceivedPayload, MarkOrderPaid&gt;();
/// }
/// </code>
/// </example>
public abstract class DomainApp
{
    /// <summary>The app's name: lower-case letters, digits, underscores and dashes. It names the publisher of the app's events.</summary>
    public abstract string Name { get; }

    /// <summary>The queue of handlers that name none. The default is <c>default</c>.</summary>
    public virtual string DefaultQueue => "default";

    /// <summary>The names of the apps of this application that it builds on; they are configured, and become ready, before it. The default is none.</summary>
    public virtual IReadOnlyList<string> DependsOn => [];

    /// <summary>Declares what belongs to the app.</summary>
    protected abstract void Configure(IDomainAppBuilder app);

    /// <summary>
    /// Called once when the application starts, or runs a command, after all its apps were configured and checked and before the first job: the place to subscribe
    /// what depends on them. An error ends the start. The default does nothing.
    /// </summary>
    /// <param name="services">The application's services; open a scope for scoped ones.</param>
    /// <param name="cancel">Cancelled when the start is given up.</param>
    protected virtual Task ReadyAsync(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    internal void Describe(IDomainAppBuilder app) => Configure(app);

    internal Task MakeReadyAsync(IServiceProvider services, CancellationToken cancel) => ReadyAsync(services, cancel);
}
