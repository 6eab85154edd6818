namespace Hangfire.Docs.Tests;

#pragma warning disable CA1822 // Jobs are shown as instance methods.
public class EmailService
{
    public void Send(string recipient) => Notes.Write($"sent {recipient}");

    public async Task SendAsync(string recipient, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        Notes.Write($"sent {recipient}");
    }

    public static void Log(string text) => Notes.Write($"logged {text}");
}
#pragma warning restore CA1822
