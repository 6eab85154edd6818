namespace Events;

/// <summary>A job was requested for an action this process does not have.</summary>
public sealed class UnknownActionException : EventsException
{
    internal UnknownActionException(string name)
        : base($"A job was requested for the action \"{name}\", and there is no entity action of that name here. "
            + "Deploy the assembly that holds it, or delete the row in events.job_request. After a rename, update the column action.")
    {
    }
}
