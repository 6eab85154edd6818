using Npgsql;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Columns that may be null.</summary>
internal static class RowReading
{
    public static string? TextAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTime? TimeAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    public static long? NumberAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
