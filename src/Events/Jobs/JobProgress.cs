namespace Events;

/// <summary>Passes on how far a job is, but not more often than anybody could watch.</summary>
/// <param name="write">Shows it.</param>
/// <param name="time">The clock.</param>
internal sealed class JobProgress(Action<double, string?> write, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private long last = time.GetTimestamp(); // a job that ends within the first pause never writes
    private bool shown;

    public void Report(double percent, string? text)
    {
        if (double.IsNaN(percent))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "Expected percent to be a number between 0 and 100.");
        }

        if (IsTime(percent))
        {
            write(Math.Clamp(percent, 0, 100), text);
        }
    }

    private bool IsTime(double percent)
    {
        lock (gate)
        {
            if (time.GetElapsedTime(last) < Pause && !(shown && percent >= 100))
            {
                return false;
            }

            (last, shown) = (time.GetTimestamp(), percent < 100);
            return true;
        }
    }
}
