using System.Globalization;

namespace Hangfire.PostgreSql;

/// <summary>Ids are numbers in the database and texts in the API.</summary>
internal static class StoredId
{
    /// <summary>An id no row has.</summary>
    public const long NoJob = 0;

    public static long? Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
