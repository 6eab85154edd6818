namespace Hangfire.Server;

/// <summary>Hears of jobs that failed.</summary>
public interface IServerExceptionFilter
{
    /// <summary>Called with the error no server filter has handled.</summary>
    void OnServerException(ServerExceptionContext filterContext);
}
