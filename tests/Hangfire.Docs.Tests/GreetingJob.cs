namespace Hangfire.Docs.Tests;

/// <summary>A job whose constructor asks for a service.</summary>
public sealed class GreetingJob(Greeter greeter)
{
    public void Greet(string key)
    {
        ObjectDisposedException.ThrowIf(greeter.IsDisposed, greeter);
        Notes.Write($"{greeter.Greeting} {key}");
    }
}
