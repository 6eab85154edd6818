using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;

namespace Hangfire.Client;

/// <summary>Stores new jobs inside their filters.</summary>
public class BackgroundJobFactory : IBackgroundJobFactory
{
    private static readonly ILog Log = LogProvider.For<BackgroundJobFactory>();

    private readonly IJobFilterProvider filterProvider;
    private readonly JobCreation creation;
    private int retryAttempts;

    /// <summary>Uses the filters of <see cref="JobFilterProviders"/>.</summary>
    public BackgroundJobFactory()
        : this(JobFilterProviders.Providers)
    {
    }

    /// <summary>Uses the filters of <paramref name="filterProvider"/>.</summary>
    public BackgroundJobFactory(IJobFilterProvider filterProvider)
    {
        ArgumentNullException.ThrowIfNull(filterProvider);
        this.filterProvider = filterProvider;
        StateMachine = new StateMachine(filterProvider);
        creation = new JobCreation(StateMachine);
    }

    /// <summary>How often a failed write is repeated. Default: 0, because a repeated write may store the job twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int RetryAttempts
    {
        get => retryAttempts;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            retryAttempts = value;
        }
    }

    /// <inheritdoc />
    public IStateMachine StateMachine { get; }

    /// <inheritdoc />
    public BackgroundJob? Create(CreateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Factory ??= this;
        var filters = filterProvider.GetFilters(context.Job).Select(filter => filter.Instance).ToList();
        try
        {
            return new ClientFilterPipeline(context, filters.OfType<IClientFilter>().ToList(), Store).Run().BackgroundJob;
        }
        catch (Exception error)
        {
            var failure = new ClientExceptionContext(context, error);
            foreach (var filter in filters.OfType<IClientExceptionFilter>().Reverse()) filter.OnClientException(failure);
            if (!failure.ExceptionHandled) throw;
            return null;
        }
    }

    private BackgroundJob Store(CreateContext context)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return creation.Create(context);
            }
            catch (Exception error) when (attempt < RetryAttempts)
            {
                Log.WarnException($"Creating a job failed, attempt {attempt + 1} of {RetryAttempts + 1}. Trying again.", error);
            }
        }
    }
}
