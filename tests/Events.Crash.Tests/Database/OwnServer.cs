using Postgres.Testing;

namespace Events.Crash.Tests.Database;

/// <summary>A server the tests of a class disturb one after the other, each with a database of its own on it.</summary>
public sealed class OwnServer : IAsyncLifetime
{
    private PrivateCluster? cluster;

    public PrivateCluster Cluster => cluster!;

    /// <summary>How to reach a database; the first who opens the bank on it creates it.</summary>
    public string Database(string name) => Cluster.ConnectionString.Replace("Database=postgres", $"Database={name}", StringComparison.Ordinal);

    public async Task InitializeAsync() => cluster = await PrivateCluster.StartNewAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
