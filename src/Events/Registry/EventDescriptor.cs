namespace Events;

/// <summary>An event this application knows.</summary>
/// <param name="Name">Its wire name.</param>
/// <param name="PayloadType">The type of its payload.</param>
/// <param name="App">The domain app that publishes it, or <c>null</c> when it belongs to another application.</param>
public sealed record EventDescriptor(string Name, Type PayloadType, string? App);
