namespace Events.Commands.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void MoreThanWasExpectedFillsTheBar()
    {
        using var terminal = new StringWriter();
        using (var progress = Progress.On(terminal, 20))
        {
            progress.Report(10);
            progress.Report(25);
        }

        Assert.Equal(
            $"\r[{new string('#', 15)}{new string('.', 15)}] 10 of 20\r[{new string('#', 30)}] 25 of 20{Environment.NewLine}", terminal.ToString());
    }
}
