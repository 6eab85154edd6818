namespace Events;

/// <summary>The queue in which older services had a job per event that found its handlers. The relay needs none, and says so when it is set.</summary>
internal sealed record BroadcastQueueSetting(string Queue);
