namespace Hangfire.Common;

/// <summary>The class, method or an argument of a stored job cannot be found in this process.</summary>
public class JobLoadException : Exception
{
    /// <summary>Creates the error with the reason it wraps.</summary>
    public JobLoadException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
