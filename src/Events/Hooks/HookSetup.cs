namespace Events;

/// <summary>Adds hooks when the application starts: once, however many events follow.</summary>
internal sealed record HookSetup(Action<EventHooks> Configure);
