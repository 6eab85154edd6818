namespace Hangfire.Embedded.Tests.Storage;

/// <summary>Calls to store; nobody performs them.</summary>
public sealed class SampleJobs
{
    public string? Ran { get; private set; }

    public void Run(string text, int number) => Ran = $"{text} {number}";
}
