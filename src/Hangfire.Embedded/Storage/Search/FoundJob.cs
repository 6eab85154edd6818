using Hangfire.Common;

namespace Hangfire.Storage.Search;

/// <summary>A job a search has found. <see cref="Job"/> is null when its code cannot be loaded here.</summary>
internal sealed record FoundJob(string Id, string? State, Job? Job, InvocationData Invocation, DateTime CreatedAt);
