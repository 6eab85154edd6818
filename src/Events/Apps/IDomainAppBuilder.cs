using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Events;

/// <summary>Collects what belongs to a domain app.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "An app handles events; Visual Basic can escape the word.")]
public interface IDomainAppBuilder
{
    /// <summary>Declares an event this app publishes. The payloads of its entity actions need no such line.</summary>
    IDomainAppBuilder Publishes<TPayload>()
        where TPayload : EventPayload;

    /// <summary>Declares an event with loose arguments that this app publishes.</summary>
    /// <param name="eventName">Its wire name.</param>
    /// <param name="arguments">The names of the arguments it accepts; a publication may leave some out.</param>
    IDomainAppBuilder Publishes(string eventName, params IEnumerable<string> arguments);

    /// <summary>Declares an event that this app publishes with arguments of any name.</summary>
    /// <param name="eventName">Its wire name.</param>
    IDomainAppBuilder PublishesWithAnyArguments(string eventName);

    /// <summary>Declares an entity action and, with it, its success and failure events.</summary>
    IDomainAppBuilder HasAction<TAction>()
        where TAction : class, IEntityAction;

    /// <summary>Lets a handler hear an event, in a job of its own. <see cref="EventPayload"/> stands for every event, <see cref="ExceptionPayload"/> for every exception.</summary>
    /// <param name="queue">The queue of its jobs; when <c>null</c>, the queue routes decide, and then the app's default queue.</param>
    /// <param name="from">The application that publishes the event; when <c>null</c>, whoever does.</param>
    IDomainAppBuilder Handles<TPayload, THandler>(string? queue = null, string? from = null)
        where TPayload : EventPayload
        where THandler : class;

    /// <summary>Lets a handler hear events by their name, or by a pattern: <c>*</c> is one word, <c>#</c> any number of words.</summary>
    /// <param name="eventName">The name or pattern, such as <c>demo.number.#</c>.</param>
    /// <param name="queue">The queue of its jobs; when <c>null</c>, the queue routes decide, and then the app's default queue.</param>
    /// <param name="from">The application that publishes the events; when <c>null</c>, whoever does.</param>
    IDomainAppBuilder Handles<THandler>(string eventName, string? queue = null, string? from = null)
        where THandler : class;

    /// <summary>Lets a delegate hear events by their name or by a pattern; see <see cref="EventLinker"/> for the parameters it may have.</summary>
    /// <param name="eventName">The name or pattern.</param>
    /// <param name="handler">The handler's name within the app. Stored deliveries find it by this name after a restart.</param>
    /// <param name="call">What to do.</param>
    /// <param name="queue">The queue of its jobs; when <c>null</c>, the queue routes decide, and then the app's default queue.</param>
    IDomainAppBuilder Handles(string eventName, string handler, Delegate call, string? queue = null);

    /// <summary>Lets the methods of a class hear what their <see cref="SubscribeAttribute"/> says, and the class itself likewise.</summary>
    IDomainAppBuilder HandlesIn<TClass>()
        where TClass : class;

    /// <summary>Declares the handlers, the <see cref="SubscribeAttribute"/> methods and the events kept in static fields and properties of an assembly.</summary>
    /// <remarks>A handler that is declared elsewhere for the same event is left out, so that it runs once.</remarks>
    /// <param name="assembly">The assembly.</param>
    /// <param name="where">Leaves out the classes it returns <c>false</c> for; the default is none.</param>
    IDomainAppBuilder HandlesFrom(Assembly assembly, Func<Type, bool>? where = null);
}
