namespace Events.Tests.Jobs;

public sealed class JobProgressTests
{
    private readonly SteppingTime time = new();
    private readonly List<(double Percent, string? Text)> written = [];

    [Fact]
    public void ProgressIsWrittenOnceASecondAtMost()
    {
        var progress = Progress();

        for (var step = 1; step <= 30; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            progress.Report(step, "at work");
        }

        Assert.Equal([(10, "at work"), (20, "at work"), (30, "at work")], written);
    }

    [Fact]
    public void AJobThatEndsAtOnceWritesNothing()
    {
        var progress = Progress();

        progress.Report(50, null);
        progress.Report(100, null);

        Assert.Empty(written);
    }

    [Fact]
    public void TheEndOfWhatWasShownIsShownAtOnce()
    {
        var progress = Progress();
        time.Advance(TimeSpan.FromSeconds(1));
        progress.Report(50, null);

        progress.Report(150, "done");
        progress.Report(100, "done");

        Assert.Equal([(50, null), (100, "done")], written);
    }

    [Fact]
    public void WhatIsNoNumberIsRefused()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Progress().Report(double.NaN, null));

        Assert.StartsWith("Expected percent to be a number between 0 and 100.", refused.Message, StringComparison.Ordinal);
    }

    private JobProgress Progress() => new((percent, text) => written.Add((percent, text)), time);

    private sealed class SteppingTime : TimeProvider
    {
        private long ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(TimeSpan by) => ticks += by.Ticks;
    }
}
