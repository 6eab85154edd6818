using System.Globalization;

namespace Events;

/// <summary>How an event published in process reads in the log.</summary>
internal static class Emission
{
    public static string Describe(Publication publication, int handlers) =>
        Describe(publication.Id, publication.Metadata.PublishDate, publication.EventName, handlers);

    public static string Describe(Guid id, DateTimeOffset at, string eventName, int handlers) => string.Create(
        CultureInfo.InvariantCulture, $"ID: {id} | Timestamp: {at:yyyy-MM-dd hh:mm:ss tt} | Event: {eventName} | Handlers: {handlers}");
}
