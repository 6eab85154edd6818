namespace Events;

/// <summary>Something asked for the running job where no job runs.</summary>
public sealed class NoJobException : EventsException
{
    internal NoJobException()
        : base("There is no running job here, so IJobContext has nothing to tell. Inject it only into entity actions and handlers that run in a job.")
    {
    }
}
