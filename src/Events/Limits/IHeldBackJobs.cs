namespace Events;

/// <summary>Starts jobs that a limit holds back before their time has come.</summary>
internal interface IHeldBackJobs
{
    /// <summary>Puts the job into its queue, if it still waits for a slot.</summary>
    HeldBackStart Start(SlotWaiter waiter);
}
