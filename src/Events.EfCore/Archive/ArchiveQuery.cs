using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Asks the table for what a filter chooses.</summary>
internal static class ArchiveQuery
{
    private const string Escape = "\\";

    public static IQueryable<ArchiveRow> Of(DbContext context, ArchiveFilter filter)
    {
        var rows = context.Set<ArchiveRow>().AsNoTracking().Where(row => row.Status == filter.Status);
        rows = filter.EventId is { } eventId ? rows.Where(row => row.EventId == eventId) : rows;
        rows = filter.EventName is { } name ? rows.Where(row => row.EventName == name) : rows;
        rows = filter.Handler is { } handler ? rows.Where(row => row.Handler == handler) : rows;
        rows = filter.EntityId is { } entityId ? rows.Where(row => row.EntityId == entityId) : rows;
        rows = filter.Since?.ToUniversalTime() is { } since ? rows.Where(row => row.ArchivedAt >= since) : rows;
        rows = filter.Until?.ToUniversalTime() is { } until ? rows.Where(row => row.ArchivedAt < until) : rows;
        return filter.Text is { } text ? Holding(rows, $"%{Escaped(text)}%") : rows;
    }

    public static ArchivedDelivery ToDelivery(ArchiveRow row) => new(
        row.EventId, row.EventName, row.EntityId, row.Handler, row.Attempts, row.ErrorType, row.Error, row.ArchivedAt, row.Status, row.ChangedAt, row.ChangedBy);

    private static IQueryable<ArchiveRow> Holding(IQueryable<ArchiveRow> rows, string pattern) => rows.Where(row =>
        EF.Functions.ILike(row.Error, pattern, Escape) || EF.Functions.ILike(row.ErrorType, pattern, Escape) || EF.Functions.ILike((string)(object)row.Exceptions, pattern, Escape));

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
