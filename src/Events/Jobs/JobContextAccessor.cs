namespace Events;

/// <summary>Holds the running job in the scope of its attempt.</summary>
internal sealed class JobContextAccessor
{
    public JobContext? Current { get; set; }

    public JobContext Required => Current ?? throw new NoJobException();
}
