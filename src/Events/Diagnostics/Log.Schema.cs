using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1106, LogLevel.Warning, "The database cannot be reached, so its tables are not checked yet; they are as soon as it answers")]
    public static partial void DatabaseAway(ILogger logger, Exception error);

    [LoggerMessage(1107, LogLevel.Critical, "The application stops: the tables in the database are not those it works with")]
    public static partial void WrongSchema(ILogger logger, Exception error);
}
