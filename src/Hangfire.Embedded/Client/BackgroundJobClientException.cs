using Hangfire.Client;

namespace Hangfire;

/// <summary>A job could not be created or its state not changed; the cause is the inner exception.</summary>
public class BackgroundJobClientException : CreateJobFailedException
{
    /// <summary>Wraps the cause.</summary>
    public BackgroundJobClientException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
