namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Runs alone: on a busy machine the processes of a server drift apart, and the database tidies up after other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class IdleServerCollection
{
    public const string Name = "idle server";
}
