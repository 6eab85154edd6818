using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Dashboard;

/// <summary>A request to the dashboard in an ASP.NET Core application.</summary>
public sealed class AspNetCoreDashboardContext : DashboardContext
{
    private readonly Lazy<AntiforgeryTokenSet> antiforgery;

    /// <summary>Creates a context.</summary>
    /// <param name="storage">The storage the dashboard shows.</param>
    /// <param name="options">The options of the dashboard.</param>
    /// <param name="httpContext">The request.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public AspNetCoreDashboardContext(JobStorage storage, DashboardOptions options, HttpContext httpContext) : base(storage, options)
    {
        ArgumentNullException.ThrowIfNull(httpContext);

        HttpContext = httpContext;
        Request = new AspNetCoreDashboardRequest(httpContext);
        Response = new AspNetCoreDashboardResponse(httpContext);
        antiforgery = new(TakeTokens);
    }

    /// <summary>The request and its services.</summary>
    public HttpContext HttpContext { get; }

    internal override AntiforgeryTokenSet Antiforgery => antiforgery.Value;

    internal override TimeProvider Clock => Service<TimeProvider>() ?? base.Clock;

    /// <summary>Returns the client that commands change background jobs with; the host's own when the host registered a factory.</summary>
    public override IBackgroundJobClient GetBackgroundJobClient() =>
        Service<IBackgroundJobClientFactoryV2>()?.GetClientV2(Storage)
        ?? Service<IBackgroundJobClientFactory>()?.GetClient(Storage)
        ?? base.GetBackgroundJobClient();

    /// <summary>
    /// Returns the manager that commands trigger and remove recurring jobs with; the host's own when the host registered a factory.
    /// </summary>
    public override IRecurringJobManager GetRecurringJobManager() =>
        Service<IRecurringJobManagerFactoryV2>()?.GetManagerV2(Storage)
        ?? Service<IRecurringJobManagerFactory>()?.GetManager(Storage)
        ?? base.GetRecurringJobManager();

    private T Service<T>() where T : class => HttpContext.RequestServices?.GetService<T>();

    private AntiforgeryTokenSet TakeTokens() =>
        Options.IgnoreAntiforgeryToken ? null : Service<IAntiforgery>()?.GetAndStoreTokens(HttpContext);
}
