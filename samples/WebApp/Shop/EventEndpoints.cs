using Events;

namespace WebApp.Shop;

public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app) => app.MapGet("/api/events", OfEntityAsync);

    private static async Task<IResult> OfEntityAsync(string? entityId, IEventHistory history, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(entityId))
        {
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["entityId"] = ["Say whose events: /api/events?entityId=…"] });
        }

        var entries = await history.OfEntityAsync(entityId, cancel);
        return Results.Ok(entries.Select(entry => new
        {
            entry.Id,
            entry.Envelope.Metadata,
            entry.Envelope.Payload,
            Deliveries = entry.Deliveries.Select(delivery => new { delivery.Handler, Status = delivery.Status.ToString(), delivery.Attempts }),
        }));
    }
}
