namespace Events;

/// <summary>One of the things a handler hears.</summary>
internal readonly record struct Link(EventSelector Selector, Subscription Subscription);
