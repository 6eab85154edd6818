namespace Events;

/// <summary>A job wants to remember a step, and there is nothing to store it.</summary>
public sealed class NoStepStoreException : EventsException
{
    internal NoStepStoreException(string? step)
        : base($"The step \"{step}\" cannot be remembered: nothing stores steps here. Run it in a job, and add .UseEntityFrameworkCore<TContext>() behind AddEvents().")
    {
    }

    internal override bool IsPermanent => true;
}
