namespace WebApp.Orders;

/// <summary>What a customer sends.</summary>
public sealed record OrderRequest(string? Customer, decimal? Total, string? Behaviour)
{
    /// <summary>What is wrong with it, by field; empty when nothing is.</summary>
    public Dictionary<string, string[]> Faults()
    {
        var faults = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(Customer) || Customer.Length > 200 || Customer.Contains('\0'))
        {
            faults["customer"] = ["Say who orders, in 1 to 200 characters."];
        }

        if (Total is null or < 0 or > 1_000_000)
        {
            faults["total"] = ["Give a total between 0 and 1000000."];
        }

        if (!FulfilmentBehaviour.TryParse(Behaviour ?? "ok", out _))
        {
            faults["behaviour"] = [$"\"{Behaviour}\" is no behaviour. Use ok, fail, flaky:N or slow:MS."];
        }

        return faults;
    }

    public Order ToOrder() => new() { Customer = Customer!.Trim(), Total = Total!.Value, Behaviour = Behaviour ?? "ok" };
}
