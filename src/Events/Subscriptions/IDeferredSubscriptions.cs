namespace Events;

/// <summary>Adds handlers to events once all of them are known, whichever app declared them. Register it with <c>AddDeferredSubscriptions</c>.</summary>
public interface IDeferredSubscriptions
{
    /// <summary>The handlers of an event; asked once for every declared event when the application starts.</summary>
    /// <param name="declared">The event.</param>
    /// <returns>Classes that handle it; <c>null</c> for none. A class that cannot handle it keeps the application from starting.</returns>
    IEnumerable<Type>? HandlersOf(EventDescriptor declared);
}
