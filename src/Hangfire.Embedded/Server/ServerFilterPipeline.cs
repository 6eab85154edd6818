namespace Hangfire.Server;

/// <summary>Runs a job inside its server filters, each around the next.</summary>
internal sealed class ServerFilterPipeline(PerformContext context, IReadOnlyList<IServerFilter> filters, Func<PerformContext, object?> perform)
{
    private readonly PerformingContext performing = new(context);

    public static JobPerformanceException Wrapped(Exception error, PerformContext context) =>
        new("An exception occurred during execution of one of the filters", error, context.BackgroundJob.Id);

    public PerformedContext Run() => Run(0);

    // No asynchronous step lies between a filter and the job, so an AsyncLocal set by the filter is seen by the job.
    private PerformedContext Run(int position)
    {
        if (position == filters.Count) return new PerformedContext(context, perform(context), canceled: false, exception: null);

        Guarded(filters[position].OnPerforming, performing);
        if (performing.Canceled) return new PerformedContext(context, null, canceled: true, exception: null);

        PerformedContext performed;
        try
        {
            performed = Run(position + 1);
        }
        catch (Exception error)
        {
            performed = new PerformedContext(context, null, canceled: false, error);
            Guarded(filters[position].OnPerformed, performed);
            if (!performed.ExceptionHandled) throw;
            return performed;
        }

        Guarded(filters[position].OnPerformed, performed);
        return performed;
    }

    private void Guarded<TContext>(Action<TContext> call, TContext argument)
        where TContext : PerformContext
    {
        try
        {
            call(argument);
        }
        catch (OperationCanceledException) when (context.CancellationToken.ShutdownToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            throw Wrapped(error, context);
        }
    }
}
