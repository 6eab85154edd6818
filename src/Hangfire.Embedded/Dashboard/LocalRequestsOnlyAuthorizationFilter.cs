using System.Net;

namespace Hangfire.Dashboard;

/// <summary>
/// Lets requests of the same machine pass and no others; the default of <see cref="DashboardOptions.Authorization"/>.
/// Behind a reverse proxy on the same machine every request looks local: use a filter that knows your users there.
/// </summary>
public class LocalRequestsOnlyAuthorizationFilter : IDashboardAuthorizationFilter
{
    /// <summary>Returns whether the request came from a loopback address or from the address it was sent to.</summary>
    /// <param name="context">The request.</param>
    public bool Authorize(DashboardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return IPAddress.TryParse(context.Request.RemoteIpAddress, out var remote)
            && (IPAddress.IsLoopback(remote) || remote.Equals(Parse(context.Request.LocalIpAddress)));
    }

    private static IPAddress Parse(string address) => IPAddress.TryParse(address, out var parsed) ? parsed : null;
}
