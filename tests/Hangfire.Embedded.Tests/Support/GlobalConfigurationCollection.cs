namespace Hangfire.Embedded.Tests.Support;

/// <summary>Tests that change what is configured for the whole process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GlobalConfigurationCollection
{
    public const string Name = "Global configuration";
}
