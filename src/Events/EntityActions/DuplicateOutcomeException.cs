namespace Events;

/// <summary>The job has an outcome already: somebody else ran it at the same time and committed first. Nothing of this run was kept.</summary>
/// <param name="jobKey">The job's key.</param>
/// <param name="inner">What the database said.</param>
public sealed class DuplicateOutcomeException(string jobKey, Exception? inner)
    : EventsException($"The job \"{jobKey}\" has an outcome already, recorded by another run of it. This run was rolled back; there is nothing to do.", inner);
