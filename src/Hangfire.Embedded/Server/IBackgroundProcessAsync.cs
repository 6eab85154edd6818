namespace Hangfire.Server;

/// <summary>Work a server repeats asynchronously until it stops.</summary>
public interface IBackgroundProcessAsync
{
    /// <summary>Does one round of the work; the server calls it again at once.</summary>
    /// <exception cref="Exception">Any error is logged and the round repeated after a growing delay.</exception>
    Task ExecuteAsync(BackgroundProcessContext context);
}
