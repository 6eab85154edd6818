using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace Hangfire.AspNetCore;

/// <summary>Writes log messages to the loggers of the host.</summary>
public class AspNetCoreLogProvider : ILogProvider
{
    private readonly ILoggerFactory loggerFactory;

    /// <summary>Creates loggers with <paramref name="loggerFactory"/>.</summary>
    public AspNetCoreLogProvider(ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(loggerFactory);
        this.loggerFactory = loggerFactory;
    }

    /// <inheritdoc />
    public ILog GetLogger(string name)
    {
        try
        {
            return new AspNetCoreLog(loggerFactory.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            // A thread of the storage may end a little later than the host; what it has to say then interests nobody.
            return new SilentLogProvider().GetLogger(name);
        }
    }
}
