namespace Hangfire;

/// <summary>A token that is cancelled from the start or never, for creating jobs and for tests.</summary>
public class JobCancellationToken : IJobCancellationToken
{
    /// <summary>Creates a token that is cancelled when <paramref name="canceled"/> says so.</summary>
    public JobCancellationToken(bool canceled)
    {
        ShutdownToken = new CancellationToken(canceled);
    }

    /// <summary>Stands for the token in a job expression.</summary>
    public static IJobCancellationToken Null => null!;

    /// <inheritdoc />
    public CancellationToken ShutdownToken { get; }

    /// <inheritdoc />
    public void ThrowIfCancellationRequested() => ShutdownToken.ThrowIfCancellationRequested();
}
