namespace Hangfire.Browser.Tests;

/// <summary>A job to look at; nobody performs it.</summary>
public sealed class ShownJob
{
    public string? LastText { get; private set; }

    public void Send(int invoice, string text) => LastText = $"{invoice}: {text}";

    [JobDisplayName("Reminder for {0}")]
    public void Remind(string name) => LastText = name;
}
