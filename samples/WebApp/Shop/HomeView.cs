using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using WebApp.Orders;

namespace WebApp.Shop;

public static class HomeView
{
    private static readonly (string Value, string Meaning)[] Behaviours =
    [
        ("ok", "ok – works at once"),
        ("fail", "fail – is rejected for good"),
        ("flaky:2", "flaky:2 – fails twice, then works"),
        ("slow:5000", "slow:5000 – takes five seconds"),
    ];

    public static string Render(AntiforgeryTokenSet token, IReadOnlyList<Order> latest, Dictionary<string, string[]> faults) =>
        $"""
        <h1>Place an order</h1>
        <p>A background job fulfils it and publishes an event; a handler in another part of the shop writes to the customer.</p>
        {string.Concat(faults.SelectMany(fault => fault.Value).Select(text => $"<p class=\"fault\" role=\"alert\">{Html.Text(text)}</p>"))}
        <form method="post" action="/orders">
          <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
          <label>Customer <input name="customer" value="Ada" maxlength="200" required></label>
          <label>Total <input name="total" type="number" min="0" max="1000000" step="0.01" value="12.50" required></label>
          <label>Behaviour <select name="behaviour">{string.Concat(Behaviours.Select(Option))}</select></label>
          <button>Place order</button>
        </form>
        <h2>Latest orders</h2>
        {Table(latest)}
        """;

    private static string Option((string Value, string Meaning) behaviour) =>
        $"<option value=\"{behaviour.Value}\">{Html.Text(behaviour.Meaning)}</option>";

    private static string Table(IReadOnlyList<Order> orders) => orders.Count == 0
        ? "<p>None yet.</p>"
        : $"""
        <table>
          <thead><tr><th scope="col">Order</th><th scope="col">Customer</th><th scope="col">Total</th><th scope="col">Status</th></tr></thead>
          <tbody>{string.Concat(orders.Select(Row))}</tbody>
        </table>
        """;

    private static string Row(Order order) =>
        $"<tr><td><a href=\"/orders/{order.Id}\">{order.Id}</a></td><td>{Html.Text(order.Customer)}</td>"
        + $"<td>{order.Total.ToString("0.00", CultureInfo.InvariantCulture)}</td><td>{order.Status}</td></tr>";
}
