namespace Hangfire.Docs.Tests;

/// <summary>A service that jobs get from the container.</summary>
public sealed class Greeter : IDisposable
{
    public string Greeting { get; init; } = "hello";

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
