namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Patterns of SQL's LIKE, in which a text stands for nothing but itself.</summary>
internal static class LikePattern
{
    public static string Containing(string text) => $"%{Escaped(text)}%";

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
