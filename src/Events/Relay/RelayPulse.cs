namespace Events;

/// <summary>When this process's relay last looked with success, and why it could not since.</summary>
internal sealed class RelayPulse(TimeProvider time)
{
    private long last = time.GetTimestamp();
    private volatile Exception? error;

    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref last));

    public Exception? Error => error;

    public void Looked()
    {
        Interlocked.Exchange(ref last, time.GetTimestamp());
        error = null;
    }

    public void Failed(Exception reason) => error = reason;
}
