namespace Hangfire.Storage.Search;

/// <summary>How many jobs are in a state, or about how many.</summary>
internal readonly record struct StateTotal(long Count, bool IsExact);
