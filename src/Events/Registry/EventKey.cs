namespace Events;

/// <summary>Identifies an event across applications: who publishes it, and its wire name.</summary>
/// <param name="App">The application, or the domain app, that publishes the event.</param>
/// <param name="Name">The wire name of the event.</param>
public readonly record struct EventKey(string App, string Name)
{
    /// <summary><c>&lt;app-event&gt;</c>, as it stands in messages.</summary>
    public override string ToString() => $"<{App}-{Name}>";
}
