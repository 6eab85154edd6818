namespace Hangfire.Dashboard;

/// <summary>The answer to a request to the dashboard, whatever web framework sends it.</summary>
public abstract class DashboardResponse
{
    /// <summary>The type of the body, such as <c>text/html; charset=utf-8</c>.</summary>
    public abstract string ContentType { get; set; }

    /// <summary>The status; the default is 200.</summary>
    public abstract int StatusCode { get; set; }

    /// <summary>The body, for answers that are not text.</summary>
    public abstract Stream Body { get; }

    /// <summary>Says until when a browser may keep the answer. Without this call the dashboard forbids keeping it.</summary>
    /// <param name="value">The end of the time, or null to forbid keeping it.</param>
    public abstract void SetExpire(DateTimeOffset? value);

    /// <summary>Appends text to the body, in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public abstract Task WriteAsync(string text);

    /// <summary>Sends the browser to another page with a GET; a framework that cannot leaves the answer without content.</summary>
    internal virtual void SeeOther(string url) => StatusCode = 204;
}
