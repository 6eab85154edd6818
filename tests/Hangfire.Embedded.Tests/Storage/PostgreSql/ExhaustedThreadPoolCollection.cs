namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExhaustedThreadPoolCollection
{
    public const string Name = "exhausted thread pool";
}
