using Hangfire.Common;
using Hangfire.Dashboard;

namespace Hangfire;

/// <summary>How the dashboard looks, who may see it, and what they may do.</summary>
public class DashboardOptions
{
    /// <summary>Where "Back to site" leads; null hides it. The default is <c>/</c>.</summary>
    public string AppPath { get; set; } = "/";

    /// <summary>What a reverse proxy strips from the beginning of paths; it is put back into every address. The default is empty.</summary>
    public string PrefixPath { get; set; } = string.Empty;

    /// <summary>The filters that have to let a request pass. The default lets only requests of the same machine pass.</summary>
    public IEnumerable<IDashboardAuthorizationFilter> Authorization { get; set; } = [new LocalRequestsOnlyAuthorizationFilter()];

    /// <summary>
    /// The asynchronous filters that have to let a request pass, asked after <see cref="Authorization"/>. The default is none.
    /// </summary>
    public IEnumerable<IDashboardAsyncAuthorizationFilter> AsyncAuthorization { get; set; } = [];

    /// <summary>Decides whether commands are hidden and refused for a request. The default never does.</summary>
    public Func<DashboardContext, bool> IsReadOnlyFunc { get; set; } = _ => false;

    /// <summary>How often an open page refreshes its metrics, in milliseconds; 0 or less turns it off. The default is 2000.</summary>
    public int StatsPollingInterval { get; set; } = 2000;

    /// <summary>Whether the footer names the storage as its <c>ToString</c> does. The default is true.</summary>
    public bool DisplayStorageConnectionString { get; set; } = true;

    /// <summary>The name of the dashboard in titles and at the top of pages. The default is "Hangfire Dashboard".</summary>
    public string DashboardTitle { get; set; } = "Hangfire Dashboard";

    /// <summary>Names a job in lists and titles; null or an empty answer means the built-in name. The default is null.</summary>
    public Func<DashboardContext, Job, string> DisplayNameFunc { get; set; }

    /// <summary>
    /// Whether commands are accepted without an antiforgery token. The default is false: a host with antiforgery services
    /// checks the token of every POST.
    /// </summary>
    public bool IgnoreAntiforgeryToken { get; set; }

    /// <summary>Finds time zones of recurring jobs; null means the one registered in the host, or the system's.</summary>
    public ITimeZoneResolver TimeZoneResolver { get; set; }

    /// <summary>How many records a list shows, from 1 to 500. The default is 10.</summary>
    public int DefaultRecordsPerPage { get; set; } = Pager.DefaultPerPage;

    /// <summary>Whether the dashboard is dark for people whose system is. The default is true.</summary>
    public bool DarkModeEnabled { get; set; } = true;

    /// <summary>The address of the icon browsers show; null means the built-in one.</summary>
    public string FaviconPath { get; set; }

    /// <summary>
    /// After how long without a heartbeat a server and its jobs are shown as possibly aborted. The default is one minute.
    /// </summary>
    public TimeSpan ServerPossiblyAbortedThreshold { get; set; } = TimeSpan.FromMinutes(1);
}
