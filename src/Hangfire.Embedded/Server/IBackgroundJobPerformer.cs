namespace Hangfire.Server;

/// <summary>Runs jobs.</summary>
public interface IBackgroundJobPerformer
{
    /// <summary>Runs the job of <paramref name="context"/> to its end and answers its result, or <see langword="null"/>.</summary>
    object? Perform(PerformContext context);
}
