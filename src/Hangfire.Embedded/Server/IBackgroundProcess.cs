namespace Hangfire.Server;

/// <summary>Work a server repeats on a thread of its own until it stops.</summary>
public interface IBackgroundProcess : IServerProcess
{
    /// <summary>Does one round of the work; the server calls it again at once. Wait with <see cref="BackgroundProcessContext.Wait"/>.</summary>
    /// <exception cref="Exception">Any error is logged and the round repeated after a growing delay.</exception>
    void Execute(BackgroundProcessContext context);
}
