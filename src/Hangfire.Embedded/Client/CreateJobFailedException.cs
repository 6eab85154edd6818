namespace Hangfire.Client;

/// <summary>A job could not be created.</summary>
public class CreateJobFailedException : Exception
{
    /// <summary>Wraps the cause.</summary>
    public CreateJobFailedException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
