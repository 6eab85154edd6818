using System.Diagnostics.CodeAnalysis;
using MediatR;

namespace Events;

/// <summary>A payload together with its metadata, for handlers that want both: <c>INotificationHandler&lt;Event&lt;TPayload&gt;&gt;</c>.</summary>
/// <param name="Id">The id of the event; the same however often it is delivered.</param>
/// <param name="Metadata">What every event carries.</param>
/// <param name="Payload">The data.</param>
/// <typeparam name="TPayload">The payload's type.</typeparam>
[SuppressMessage("Naming", "CA1716", Justification = "An event is what the field calls it; Visual Basic can escape the word.")]
public sealed record Event<TPayload>(Guid Id, EventMetadata Metadata, TPayload Payload) : INotification
    where TPayload : EventPayload;
