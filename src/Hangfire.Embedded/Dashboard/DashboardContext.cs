using System.Text.RegularExpressions;
using Hangfire.Common;
using Microsoft.AspNetCore.Antiforgery;

namespace Hangfire.Dashboard;

/// <summary>One request to the dashboard with everything needed to answer it.</summary>
public abstract class DashboardContext
{
    private string antiforgeryHeader;
    private string antiforgeryToken;

    /// <summary>Creates a context.</summary>
    /// <param name="storage">The storage the dashboard shows.</param>
    /// <param name="options">The options of the dashboard.</param>
    /// <exception cref="ArgumentNullException">The storage or the options are null.</exception>
    protected DashboardContext(JobStorage storage, DashboardOptions options)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);

        Storage = storage;
        Options = options;
    }

    /// <summary>The storage the dashboard shows.</summary>
    public JobStorage Storage { get; }

    /// <summary>The options of the dashboard.</summary>
    public DashboardOptions Options { get; }

    /// <summary>The match of the route's template with the path; its named groups are the values in the path.</summary>
    public Match UriMatch { get; set; }

    /// <summary>The request.</summary>
    public DashboardRequest Request { get; protected set; }

    /// <summary>The response.</summary>
    public DashboardResponse Response { get; protected set; }

    /// <summary>Whether commands are refused and their buttons hidden, as <see cref="DashboardOptions.IsReadOnlyFunc"/> decides.</summary>
    public bool IsReadOnly => Options.IsReadOnlyFunc(this);

    /// <summary>The request header that carries the antiforgery token, or null when the host has no antiforgery services.</summary>
    public string AntiforgeryHeader
    {
        get => antiforgeryHeader ?? Antiforgery?.HeaderName;
        set => antiforgeryHeader = value;
    }

    /// <summary>The antiforgery token that scripts send with each POST, or null when the host has no antiforgery services.</summary>
    public string AntiforgeryToken
    {
        get => antiforgeryToken ?? Antiforgery?.RequestToken;
        set => antiforgeryToken = value;
    }

    /// <summary>The tokens of this request; taken only when a page asks, as they cost a cookie and encryption.</summary>
    internal virtual AntiforgeryTokenSet Antiforgery => null;

    internal virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Returns the client that commands change background jobs with.</summary>
    public virtual IBackgroundJobClient GetBackgroundJobClient() => new BackgroundJobClient(Storage);

    /// <summary>Returns the manager that commands trigger and remove recurring jobs with.</summary>
    public virtual IRecurringJobManager GetRecurringJobManager() =>
        new RecurringJobManager(Storage, JobFilterProviders.Providers, Options.TimeZoneResolver ?? new DefaultTimeZoneResolver());
}
