using System.Text.Json;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Readers;
using Hangfire.Storage.Monitoring;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Reads the announced servers.</summary>
internal static class ServerReader
{
    private const string Sql = "select id, data::text, lastheartbeat from hangfire.server order by id";

    public static List<ServerDto> All(Database database) => database.Query(new SqlStatement(Sql), row =>
    {
        var data = JsonSerializer.Deserialize<Announcement>(row.TextAt(1) ?? "{}")!;
        return new ServerDto
        {
            Name = row.GetString(0),
            Heartbeat = row.GetDateTime(2),
            Queues = data.Queues ?? [],
            StartedAt = data.StartedAt ?? DateTime.MinValue,
            WorkersCount = data.WorkerCount,
        };
    });

    private sealed record Announcement(string[]? Queues, DateTime? StartedAt, int WorkerCount);
}
