namespace Events;

/// <summary>What a job that found no slot has to expect.</summary>
/// <param name="FreeIn">When the first slot is free at the latest, unless its job still runs and renews it.</param>
/// <param name="Ahead">How many jobs wait longer, up to <see cref="MostAhead"/>.</param>
internal sealed record SlotWait(TimeSpan FreeIn, int Ahead)
{
    /// <summary>Nobody counts further.</summary>
    public const int MostAhead = 300;
}
