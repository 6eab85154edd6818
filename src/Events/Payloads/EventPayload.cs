using MediatR;

namespace Events;

/// <summary>The data of an event: a fact that happened, named in the past tense.</summary>
/// <remarks>
/// Derive a sealed record. Its wire name is the class name without <c>Payload</c> in lower camel case
/// (<c>ActionHappenedPayload</c> is <c>actionHappened</c>) unless <see cref="EventNameAttribute"/> says otherwise.
/// A property called <c>Id</c> is taken as the id of the entity the event is about.
/// </remarks>
public abstract record EventPayload : INotification;
