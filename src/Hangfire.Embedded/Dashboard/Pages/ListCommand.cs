namespace Hangfire.Dashboard.Pages;

/// <summary>A command on the selected rows of a list.</summary>
internal sealed record ListCommand(string Name, string Text, string? Confirm = null)
{
    public static ListCommand Requeue { get; } = new("requeue", "Requeue selected");

    public static ListCommand Enqueue { get; } = new("enqueue", "Enqueue now");

    public static ListCommand Delete { get; } = new("delete", "Delete selected", "Delete the selected jobs?");

    public static ListCommand Trigger { get; } = new("trigger", "Trigger now");

    public static ListCommand Remove { get; } = new("remove", "Remove", "Remove the selected recurring jobs?");
}
