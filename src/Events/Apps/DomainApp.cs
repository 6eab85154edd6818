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

    /// <summary>Declares what belongs to the app.</summary>
    protected abstract void Configure(IDomainAppBuilder app);

    internal void Describe(IDomainAppBuilder app) => Configure(app);
}
