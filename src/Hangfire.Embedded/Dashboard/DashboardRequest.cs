namespace Hangfire.Dashboard;

/// <summary>A request to the dashboard, whatever web framework received it.</summary>
public abstract class DashboardRequest
{
    /// <summary>The method, such as <c>GET</c>.</summary>
    public abstract string Method { get; }

    /// <summary>The path below the dashboard's own prefix; empty or <c>/</c> for the home page.</summary>
    public abstract string Path { get; }

    /// <summary>The prefix under which the dashboard is reached, such as <c>/hangfire</c>.</summary>
    public abstract string PathBase { get; }

    /// <summary>The address the request was sent to, or null when it is unknown.</summary>
    public abstract string LocalIpAddress { get; }

    /// <summary>The address the request came from, or null when it is unknown.</summary>
    public abstract string RemoteIpAddress { get; }

    /// <summary>Returns a value of the query string, or null.</summary>
    /// <param name="key">The name of the value.</param>
    public abstract string GetQuery(string key);

    /// <summary>Returns all values of a form field; the list is empty when the request is no form or lacks the field.</summary>
    /// <param name="key">The name of the field.</param>
    public abstract Task<IList<string>> GetFormValuesAsync(string key);
}
