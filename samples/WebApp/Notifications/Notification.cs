namespace WebApp.Notifications;

/// <summary>A message to a customer; sending is left to the imagination.</summary>
public sealed class Notification
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrderId { get; init; }

    public required string Text { get; init; }
}
