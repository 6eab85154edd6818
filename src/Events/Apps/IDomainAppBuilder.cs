using System.Diagnostics.CodeAnalysis;

namespace Events;

/// <summary>Collects what belongs to a domain app.</summary>
public interface IDomainAppBuilder
{
    /// <summary>Declares an event this app publishes. The payloads of its entity actions need no such line.</summary>
    IDomainAppBuilder Publishes<TPayload>()
        where TPayload : EventPayload;

    /// <summary>Declares an entity action and, with it, its success and failure events.</summary>
    IDomainAppBuilder HasAction<TAction>()
        where TAction : class, IEntityAction;

    /// <summary>Lets a handler hear an event, in a job of its own.</summary>
    /// <param name="queue">The queue of its jobs; the app's default queue when <c>null</c>.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "An app handles events; Visual Basic can escape the word.")]
    IDomainAppBuilder Handles<TPayload, THandler>(string? queue = null)
        where TPayload : EventPayload
        where THandler : class;
}
