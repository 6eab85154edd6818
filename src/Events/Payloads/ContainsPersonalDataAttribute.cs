namespace Events;

/// <summary>Marks a payload that carries personal data; the envelope says so in <c>containsPersonalData</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContainsPersonalDataAttribute : Attribute;
