namespace Hangfire.Storage.Monitoring;

/// <summary>One page of jobs: identifiers with what is known about each job, in the storage's order.</summary>
/// <typeparam name="TDto">What is told about a job in this list.</typeparam>
/// <param name="source">The identifiers with their jobs, in the order to keep.</param>
public class JobList<TDto>(IEnumerable<KeyValuePair<string, TDto>> source) : List<KeyValuePair<string, TDto>>(source);
