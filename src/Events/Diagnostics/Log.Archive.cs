using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1220, LogLevel.Information, "{By} changed the archive: {Kind} of {Deliveries} deliveries ({Filter})")]
    public static partial void ArchiveChanged(ILogger logger, string by, ArchiveActionKind kind, int deliveries, string filter);

    [LoggerMessage(1221, LogLevel.Warning, "Dropped {Deliveries} archived deliveries, the oldest: the archive keeps them for {MaxAge} and at most {MaxCount}")]
    public static partial void ArchiveDropped(ILogger logger, int deliveries, TimeSpan? maxAge, int? maxCount);

    [LoggerMessage(1222, LogLevel.Information, "Purged {Rows} rows of {What}, kept for {Keep}")]
    public static partial void Purged(ILogger logger, int rows, string what, TimeSpan keep);

    [LoggerMessage(1223, LogLevel.Error, "Removing old events failed; it is tried again at the next interval")]
    public static partial void RetentionFailed(ILogger logger, Exception error);
}
