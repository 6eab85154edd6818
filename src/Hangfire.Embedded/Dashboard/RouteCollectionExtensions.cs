using System.Text.RegularExpressions;

namespace Hangfire.Dashboard;

/// <summary>Adds pages and commands to the dashboard's routes.</summary>
public static class RouteCollectionExtensions
{
    /// <summary>Adds a page.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pathTemplate">A regular expression for the page's path.</param>
    /// <param name="pageFunc">Makes the page from the match of the path; each request gets a page of its own.</param>
    public static void AddRazorPage(this RouteCollection routes, string pathTemplate, Func<Match, RazorPage> pageFunc) =>
        Add(routes, pathTemplate, new RazorPageDispatcher(pageFunc));

    /// <summary>
    /// Adds a command. It runs on POST only (405 otherwise) and not on a read-only dashboard (401);
    /// its answer is 204 when it succeeded and 422 when it did not.
    /// </summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pathTemplate">A regular expression for the command's path.</param>
    /// <param name="command">Does the work and tells whether it succeeded.</param>
    public static void AddCommand(this RouteCollection routes, string pathTemplate, Func<DashboardContext, bool> command) =>
        Add(routes, pathTemplate, new CommandDispatcher(command));

    /// <summary>
    /// Adds a command on the items whose identifiers are posted as <c>jobs[]</c>. It runs on POST only (405 otherwise)
    /// and not on a read-only dashboard (401); its answer is 204, or 422 when nothing was selected.
    /// </summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pathTemplate">A regular expression for the command's path.</param>
    /// <param name="command">Does the work for one identifier.</param>
    public static void AddBatchCommand(this RouteCollection routes, string pathTemplate, Action<DashboardContext, string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Add(routes, pathTemplate, new BatchCommandDispatcher(context => id => command(context, id)));
    }

    /// <summary>Adds a command on background jobs, as <see cref="AddBatchCommand"/> does.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pathTemplate">A regular expression for the command's path.</param>
    /// <param name="command">Does the work for one background job.</param>
    public static void AddClientBatchCommand(this RouteCollection routes, string pathTemplate, Action<IBackgroundJobClient, string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Add(routes, pathTemplate, new BatchCommandDispatcher(context =>
        {
            var client = context.GetBackgroundJobClient();
            return id => command(client, id);
        }));
    }

    /// <summary>Adds a command on recurring jobs, as <see cref="AddBatchCommand"/> does.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pathTemplate">A regular expression for the command's path.</param>
    /// <param name="command">Does the work for one recurring job.</param>
    public static void AddRecurringBatchCommand(
        this RouteCollection routes, string pathTemplate, Action<IRecurringJobManager, string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Add(routes, pathTemplate, new BatchCommandDispatcher(context =>
        {
            var manager = context.GetRecurringJobManager();
            return id => command(manager, id);
        }));
    }

    private static void Add(RouteCollection routes, string pathTemplate, IDashboardDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Add(pathTemplate, dispatcher);
    }
}
