namespace Hangfire.Embedded.Tests.Dashboard;

/// <summary>A job to look at in the dashboard.</summary>
public sealed class InvoiceJob
{
    public string? LastText { get; private set; }

    public Task Send(int invoice, string text, CancellationToken cancel)
    {
        LastText = $"{invoice}: {text}";
        return cancel.IsCancellationRequested ? Task.FromCanceled(cancel) : Task.CompletedTask;
    }

    [JobDisplayName("Reminder {0} for <{1}>")]
    public void Remind(int number, string name) => LastText = $"{number}: {name}";
}
