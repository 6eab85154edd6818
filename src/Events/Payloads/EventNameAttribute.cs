namespace Events;

/// <summary>Gives a payload its wire name, in place of the one derived from the class name.</summary>
/// <param name="name">The name other applications know the event by, such as <c>billing.invoicePaid</c>.</param>
/// <remarks>Set it before you rename a payload class: stored and sent events keep their name for ever.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The wire name.</summary>
    public string Name { get; } = name;

    /// <summary>The version of the payload's shape. The default is 1.</summary>
    public int Version { get; init; } = 1;
}
