namespace Hangfire.Storage;

/// <summary>A heartbeat came from a server the storage does not know, usually one removed as timed out; the server announces itself again.</summary>
public class BackgroundServerGoneException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BackgroundServerGoneException()
        : base("The storage does not know this server: it was never announced or was removed as timed out. Announce it again.")
    {
    }
}
