namespace Events;

/// <summary>Turns any exception into one with a code, an origin and data, for failure events. Register your own to override the default.</summary>
public interface IExceptionConverter
{
    /// <summary>The domain's view of an exception. Called only for exceptions that are not a <see cref="DomainException"/> already.</summary>
    DomainException Convert(Exception exception);
}
