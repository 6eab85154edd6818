using WebApp.Shop;

namespace WebApp.Orders;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/orders", PlaceAsync);
        app.MapGet("/api/orders/{id:guid}", FindAsync);
    }

    private static async Task<IResult> PlaceAsync(OrderRequest request, OrderDesk desk, CancellationToken cancel)
    {
        var faults = request.Faults();
        if (faults.Count > 0)
        {
            return Results.ValidationProblem(faults);
        }

        var order = await desk.PlaceAsync(request, cancel);
        return Results.Created($"/api/orders/{order.Id}", new { order.Id, order.JobId });
    }

    private static async Task<IResult> FindAsync(Guid id, ShopDbContext db, CancellationToken cancel) =>
        await db.Orders.FindAsync([id], cancel) is { } order
            ? Results.Ok(new { order.Id, order.Customer, order.Total, order.Behaviour, Status = order.Status.ToString(), order.JobId })
            : Results.Problem($"There is no order \"{id}\". It was deleted, or never placed.", statusCode: StatusCodes.Status404NotFound);
}
