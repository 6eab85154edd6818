namespace Hangfire.Client;

/// <summary>Hears of jobs that could not be created.</summary>
public interface IClientExceptionFilter
{
    /// <summary>Called with the error no client filter has handled.</summary>
    void OnClientException(ClientExceptionContext filterContext);
}
