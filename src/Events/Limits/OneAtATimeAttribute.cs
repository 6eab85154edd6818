namespace Events;

/// <summary>Lets one job at a time act on an entity, among all entity actions of that entity that say so. Other entities are not affected.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneAtATimeAttribute : Attribute;
