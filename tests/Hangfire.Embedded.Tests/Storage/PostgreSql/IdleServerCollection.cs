namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Runs alone: on a busy machine the processes of a server drift apart, and the database tidies up after the other tests.</summary>
[CollectionDefinition(nameof(IdleServerCollection), DisableParallelization = true)]
public sealed class IdleServerCollection;
