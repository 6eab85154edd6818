using System.Globalization;
using Events;
using Hangfire;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using WebApp.Orders;

namespace WebApp.Shop;

/// <summary>The shop's pages: a form that places an order, and a page that shows what becomes of it.</summary>
public static class ShopPages
{
    public static void MapShopPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync);
        app.MapPost("/orders", PlaceAsync);
        app.MapGet("/orders/{id:guid}", OrderAsync);
        app.MapGet("/orders/{id:guid}/progress", ProgressAsync);
    }

    private static async Task<IResult> HomeAsync(HttpContext http, IAntiforgery antiforgery, ShopDbContext db, CancellationToken cancel)
    {
        var latest = await db.Orders.OrderByDescending(order => order.Id).Take(10).ToListAsync(cancel);
        return Html.Page("Events shop", HomeView.Render(antiforgery.GetAndStoreTokens(http), latest, new Dictionary<string, string[]>()));
    }

    private static async Task<IResult> PlaceAsync(
        HttpContext http, IAntiforgery antiforgery, OrderDesk desk, ShopDbContext db, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.Problem("The form has expired. Open the page again and send it once more.", statusCode: StatusCodes.Status400BadRequest);
        }

        var request = await ReadFormAsync(http, cancel);
        var faults = request.Faults();
        if (faults.Count > 0)
        {
            var latest = await db.Orders.OrderByDescending(order => order.Id).Take(10).ToListAsync(cancel);
            return Html.Page("Events shop", HomeView.Render(antiforgery.GetAndStoreTokens(http), latest, faults), StatusCodes.Status400BadRequest);
        }

        var placed = await desk.PlaceAsync(request, cancel);
        return Results.LocalRedirect($"/orders/{placed.Id}?job={placed.JobId}");
    }

    private static async Task<IResult> OrderAsync(
        Guid id, string? job, ShopDbContext db, IEventHistory history, JobStorage storage, CancellationToken cancel)
    {
        var progress = await OrderProgress.ReadAsync(id, job, db, history, storage, cancel);
        return Html.Page($"Order {id}", ProgressView.Render(progress), live: $"/orders/{id}/progress?job={Uri.EscapeDataString(progress.JobId ?? "")}");
    }

    private static async Task<IResult> ProgressAsync(
        Guid id, string? job, ShopDbContext db, IEventHistory history, JobStorage storage, CancellationToken cancel) =>
        Html.Fragment(ProgressView.Render(await OrderProgress.ReadAsync(id, job, db, history, storage, cancel)));

    private static async Task<OrderRequest> ReadFormAsync(HttpContext http, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var total = decimal.TryParse(form["total"], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : (decimal?)null;
        return new OrderRequest(form["customer"], total, form["behaviour"]);
    }
}
