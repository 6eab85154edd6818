namespace Events;

/// <summary>Takes in events that another application hands over for one handler of this one.</summary>
public interface IInbox
{
    /// <summary>Stores the event and its delivery with the current unit of work; what is stored already stays as it is, so a second hand-over changes nothing.</summary>
    /// <param name="received">The event, with the id it has everywhere.</param>
    /// <param name="handler">The handler's stable name.</param>
    /// <param name="queue">The queue its job waits in.</param>
    /// <param name="jobId">The job that brought it.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    /// <exception cref="ConfigurationException">The publisher's delivery is in the same database.</exception>
    Task AcceptAsync(StoredEvent received, string handler, string queue, string jobId, CancellationToken cancel);
}
