using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Reads lists, from the value inserted last.</summary>
internal sealed class ListReader(Database database) : CollectionReader(database)
{
    private const string RangeSql = "select value from hangfire.list where key = $1 order by id desc offset $2 limit $3";

    protected override string CountSql => "select count(*) from hangfire.list where key = $1";

    protected override string TimeToLiveSql => "select min(expireat) - now() from hangfire.list where key = $1";

    public List<string> Range(string key, int first, int last) =>
        Database.Query(Paged(Keyed(RangeSql, key), first, last), row => row.TextAt(0)!);
}
