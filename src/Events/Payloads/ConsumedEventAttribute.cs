namespace Events;

/// <summary>Marks a payload this application only consumes: it stands in no schema and in no list of published events. Derived payloads inherit it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsumedEventAttribute : Attribute;
