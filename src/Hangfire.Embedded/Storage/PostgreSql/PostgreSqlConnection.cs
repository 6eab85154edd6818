using Hangfire.Common;
using Hangfire.PostgreSql.Readers;
using Hangfire.PostgreSql.Transactions;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.PostgreSql;

/// <summary>Reads and writes for one caller. It holds nothing: each read takes a connection from the pool and returns it.</summary>
internal sealed class PostgreSqlConnection(StorageEngine engine) : JobStorageConnection
{
    private readonly StoredJobReader jobs = new(engine.Database);
    private readonly ServerTable servers = new(engine.Database);
    private readonly SetReader sets = new(engine.Database);
    private readonly HashReader hashes = new(engine.Database);
    private readonly ListReader lists = new(engine.Database);

    public override IWriteOnlyTransaction CreateWriteTransaction() => new PostgreSqlTransaction(engine);

    public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout) => engine.Locks.Acquire(resource, timeout);

    public override string CreateExpiredJob(Job job, IDictionary<string, string?> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        using var transaction = new PostgreSqlTransaction(engine);
        var id = transaction.CreateJob(job, parameters, createdAt, expireIn);
        transaction.Commit();
        return id;
    }

    public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken) =>
        engine.Fetchers.Fetch(queues, cancellationToken);

    internal override IFetchedJob? TryFetchNextJob(string[] queues) => engine.Fetchers.TryFetch(queues);

    public override void SetJobParameter(string id, string name, string? value)
    {
        using var transaction = new PostgreSqlTransaction(engine);
        transaction.SetJobParameter(id, name, value);
        transaction.Commit();
    }

    public override string? GetJobParameter(string id, string name) => jobs.Parameter(id, name);

    public override JobData? GetJobData(string jobId)
    {
        engine.Deferred.CommitBeforeReading(jobId);
        return jobs.Data(jobId);
    }

    public override StateData? GetStateData(string jobId)
    {
        engine.Deferred.CommitBeforeReading(jobId);
        return jobs.State(jobId);
    }

    public override void AnnounceServer(string serverId, ServerContext context) => servers.Announce(serverId, context);

    public override void RemoveServer(string serverId) => servers.Remove(serverId);

    public override void Heartbeat(string serverId) => servers.Heartbeat(serverId);

    public override int RemoveTimedOutServers(TimeSpan timeOut) => servers.RemoveTimedOut(timeOut);

    public override HashSet<string> GetAllItemsFromSet(string key) => sets.All(key);

    public override string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore) =>
        sets.Lowest(key, fromScore, toScore, 1).FirstOrDefault();

    public override List<string> GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore, int count) =>
        sets.Lowest(key, fromScore, toScore, count);

    internal override Dictionary<string, double>? LowestScores(string[] keys) => sets.LowestScores(keys, engine.Clock);

    public override long GetSetCount(string key) => sets.Count(key);

    public override long GetSetCount(IEnumerable<string> keys, int limit) => sets.Count(keys, limit);

    public override bool GetSetContains(string key, string value) => sets.Contains(key, value);

    public override List<string> GetRangeFromSet(string key, int startingFrom, int endingAt) => sets.Range(key, startingFrom, endingAt);

    public override TimeSpan GetSetTtl(string key) => sets.TimeToLive(key);

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string?>> keyValuePairs)
    {
        using var transaction = new PostgreSqlTransaction(engine);
        transaction.SetRangeInHash(key, keyValuePairs);
        transaction.Commit();
    }

    public override Dictionary<string, string>? GetAllEntriesFromHash(string key) => hashes.All(key);

    public override string? GetValueFromHash(string key, string name) => hashes.Value(key, name);

    public override long GetHashCount(string key) => hashes.Count(key);

    public override TimeSpan GetHashTtl(string key) => hashes.TimeToLive(key);

    public override long GetListCount(string key) => lists.Count(key);

    public override List<string> GetAllItemsFromList(string key) => lists.Range(key, 0, int.MaxValue);

    public override List<string> GetRangeFromList(string key, int startingFrom, int endingAt) => lists.Range(key, startingFrom, endingAt);

    public override TimeSpan GetListTtl(string key) => lists.TimeToLive(key);

    public override long GetCounter(string key) => CounterReader.Value(engine.Database, key);

    public override DateTime GetUtcDateTime() => engine.Clock.UtcNow();
}
