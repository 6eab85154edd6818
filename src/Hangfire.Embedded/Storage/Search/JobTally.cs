namespace Hangfire.Storage.Search;

/// <summary>How many jobs match; at least so many when the count was cut.</summary>
internal readonly record struct JobTally(long Count, bool WasCut);
