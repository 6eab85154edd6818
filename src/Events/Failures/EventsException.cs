namespace Events;

/// <summary>What every error of this library derives from. The message says what happened, to which value, and what to do.</summary>
public abstract class EventsException : Exception
{
    private protected EventsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether another attempt would end the same way, so that none is made.</summary>
    internal virtual bool IsPermanent => false;
}
