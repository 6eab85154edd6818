namespace Events;

/// <summary>A broker through which the events can be had.</summary>
/// <param name="Name">What the document calls it, such as <c>production</c>.</param>
/// <param name="Host">Host and port, such as <c>broker.example.com:5672</c>; no user and no password.</param>
/// <param name="Protocol">The protocol, such as <c>amqp</c>, <c>sns</c> or <c>sqs</c>.</param>
/// <param name="Description">What to know about it, or <c>null</c>.</param>
public sealed record AsyncApiServer(string Name, string Host, string Protocol, string? Description = null);
