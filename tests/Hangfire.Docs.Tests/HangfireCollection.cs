namespace Hangfire.Docs.Tests;

/// <summary>The examples use the storage and the filters of the whole process, so they run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HangfireCollection
{
    public const string Name = "Hangfire";
}
