using Hangfire.Common;

namespace Hangfire.Server;

/// <summary>Runs jobs inside their filters.</summary>
public class BackgroundJobPerformer : IBackgroundJobPerformer
{
    private readonly IJobFilterProvider filterProvider;
    private readonly JobInvocation invocation;

    /// <summary>Uses the filters of <see cref="JobFilterProviders"/> and the current activator.</summary>
    public BackgroundJobPerformer()
        : this(JobFilterProviders.Providers)
    {
    }

    /// <summary>Uses the current activator.</summary>
    public BackgroundJobPerformer(IJobFilterProvider filterProvider)
        : this(filterProvider, JobActivator.Current)
    {
    }

    /// <summary>Starts asynchronous methods on the worker's thread.</summary>
    public BackgroundJobPerformer(IJobFilterProvider filterProvider, JobActivator activator)
        : this(filterProvider, activator, TaskScheduler.Default)
    {
    }

    /// <summary>Creates a performer.</summary>
    /// <param name="filterProvider">Finds the filters of a job.</param>
    /// <param name="activator">Creates the job objects.</param>
    /// <param name="taskScheduler">Where asynchronous methods start; the default scheduler, or none, starts them on the worker's thread.</param>
    public BackgroundJobPerformer(IJobFilterProvider filterProvider, JobActivator activator, TaskScheduler? taskScheduler)
    {
        ArgumentNullException.ThrowIfNull(filterProvider);
        ArgumentNullException.ThrowIfNull(activator);
        this.filterProvider = filterProvider;
        invocation = new JobInvocation(activator, taskScheduler);
    }

    /// <inheritdoc />
    /// <exception cref="JobPerformanceException">The job or a filter threw.</exception>
    /// <exception cref="OperationCanceledException">The server stops, or the job was taken away.</exception>
    public object? Perform(PerformContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Performer ??= this;
        var filters = filterProvider.GetFilters(context.BackgroundJob.Job).Select(filter => filter.Instance).ToList();
        try
        {
            return new ServerFilterPipeline(context, filters.OfType<IServerFilter>().ToList(), invocation.Invoke).Run().Result;
        }
        catch (Exception error) when (error is not OperationCanceledException || !IsCancelled(context))
        {
            if (!IsHandled(context, filters.OfType<IServerExceptionFilter>(), error)) throw;
            return null;
        }
    }

    private static bool IsCancelled(PerformContext context) => context.CancellationToken.ShutdownToken.IsCancellationRequested;

    private static bool IsHandled(PerformContext context, IEnumerable<IServerExceptionFilter> filters, Exception error)
    {
        var failure = new ServerExceptionContext(context, error);
        try
        {
            // Those nearest to the job hear first.
            foreach (var filter in filters.Reverse()) filter.OnServerException(failure);
        }
        catch (Exception filterError) when (filterError is not JobPerformanceException)
        {
            throw ServerFilterPipeline.Wrapped(filterError, context);
        }

        return failure.ExceptionHandled;
    }
}
