namespace Events;

/// <summary>From when on the health checks complain. Faults are reported when the application starts.</summary>
public sealed class EventsHealthOptions
{
    /// <summary>How long a committed event may wait for a relay. The default is one minute: relays are told of commits, so it usually is milliseconds.</summary>
    public TimeSpan OldestPending { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a job may stand in its queue. The default is 5 minutes; choose more where backlogs are expected.</summary>
    public TimeSpan OldestEnqueued { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long this process's relay may be without a successful look. The default is two minutes; it must be more than <see cref="EventsOptions.RelayPollInterval"/>.</summary>
    public TimeSpan RelaySilence { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a transaction may be open in the database; while it is, rows that are done with cannot be vacuumed. The default is one hour.</summary>
    public TimeSpan OldestTransaction { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many deliveries may wait in the archive. The default is 0.</summary>
    public int MostArchived { get; set; }
}
