using System.Text.Json;
using Hangfire.PostgreSql.Connections;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Readers;

/// <summary>The servers at work and their signs of life.</summary>
internal sealed class ServerTable(Database database)
{
    private const string AnnounceSql =
        "insert into hangfire.server (id, data, lastheartbeat) values ($1, $2, now()) " +
        "on conflict (id) do update set data = excluded.data, lastheartbeat = excluded.lastheartbeat";

    private const string HeartbeatSql = "update hangfire.server set lastheartbeat = now() where id = $1";

    private const string TimedOutSql = "delete from hangfire.server where lastheartbeat < now() - $1";

    public void Announce(string serverId, ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(context);
        var data = new { context.Queues, StartedAt = DateTime.UtcNow, context.WorkerCount };
        database.ExecuteOwn(new SqlStatement(AnnounceSql).Bind(serverId).BindJson(JsonSerializer.Serialize(data)));
    }

    public void Remove(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        database.ExecuteOwn(new SqlStatement("delete from hangfire.server where id = $1").Bind(serverId));
    }

    public void Heartbeat(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        if (database.ExecuteOwn(new SqlStatement(HeartbeatSql).Bind(serverId)) == 0)
        {
            throw new BackgroundServerGoneException();
        }
    }

    public int RemoveTimedOut(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return database.ExecuteOwn(new SqlStatement(TimedOutSql).Bind(timeout));
    }
}
