namespace Hangfire.Client;

/// <summary>A job that could not be created.</summary>
public class ClientExceptionContext : CreateContext
{
    /// <summary>Adds the error to <paramref name="createContext"/>.</summary>
    public ClientExceptionContext(CreateContext createContext, Exception exception)
        : base(createContext)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
    }

    /// <summary>What was thrown.</summary>
    public Exception Exception { get; }

    /// <summary>Set to swallow <see cref="Exception"/>; the caller then gets no id.</summary>
    public bool ExceptionHandled { get; set; }
}
