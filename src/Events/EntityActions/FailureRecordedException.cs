namespace Events;

/// <summary>The job had failed for good before and was handed out once more; its failure event is out, so it only ends as failed again.</summary>
public sealed class FailureRecordedException : EventsException
{
    internal FailureRecordedException(Receipt receipt)
        : base($"{receipt.Action} on {receipt.EntityName} \"{receipt.EntityId}\" failed for good at attempt {receipt.Attempt}, and its failure event was published. "
            + "Requeue the job in the dashboard to run it anew.")
    {
    }

    internal override bool IsPermanent => true;
}
