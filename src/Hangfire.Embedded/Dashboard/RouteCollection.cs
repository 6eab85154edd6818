using System.Text.RegularExpressions;

namespace Hangfire.Dashboard;

/// <summary>The routes of a dashboard. The first one that matches a path answers it.</summary>
public class RouteCollection
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Lock changing = new();
    private volatile Route[] routes = [];

    /// <summary>Adds a route behind those that are there. It may be called while requests are being answered.</summary>
    /// <param name="pathTemplate">A regular expression for the whole path below the dashboard's prefix; case does not matter.</param>
    /// <param name="dispatcher">What answers the requests.</param>
    /// <exception cref="ArgumentException">The template is no regular expression.</exception>
    public void Add(string pathTemplate, IDashboardDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(pathTemplate);
        ArgumentNullException.ThrowIfNull(dispatcher);

        var route = new Route(Pattern(pathTemplate), dispatcher);
        lock (changing)
        {
            routes = [.. routes, route];
        }
    }

    /// <summary>Finds the first route that matches a path.</summary>
    /// <param name="path">The path below the dashboard's prefix; an empty one means the home page.</param>
    /// <returns>What answers the path and the match, or null.</returns>
    public Tuple<IDashboardDispatcher, Match> FindDispatcher(string path)
    {
        var trimmed = path?.TrimEnd('/');
        var normalized = string.IsNullOrEmpty(trimmed) ? "/" : trimmed;

        return routes.Select(route => route.Find(normalized)).FirstOrDefault(found => found is not null);
    }

    private static Regex Pattern(string template) => new(
        $"^(?:{template})$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, MatchTimeout);

    private sealed record Route(Regex Pattern, IDashboardDispatcher Dispatcher)
    {
        public Tuple<IDashboardDispatcher, Match> Find(string path)
        {
            try
            {
                var match = Pattern.Match(path);
                return match.Success ? Tuple.Create(Dispatcher, match) : null;
            }
            catch (RegexMatchTimeoutException)
            {
                // A path made to exhaust the template is no address of ours.
                return null;
            }
        }
    }
}
