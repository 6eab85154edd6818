namespace Events;

/// <summary>The key a transport was registered under, so that errors can list what there is.</summary>
internal sealed record TransportKey(string Key);
