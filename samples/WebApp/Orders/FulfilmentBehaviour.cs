using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WebApp.Orders;

/// <summary>How fulfilling an order goes: <c>ok</c>, <c>fail</c>, <c>flaky:N</c> (throws N times) or <c>slow:MS</c>.</summary>
public sealed record FulfilmentBehaviour(string Kind, int Amount)
{
    private static readonly string[] WithoutAmount = ["ok", "fail"];
    private static readonly string[] WithAmount = ["flaky", "slow"];

    public static FulfilmentBehaviour Parse(string text) =>
        TryParse(text, out var behaviour) ? behaviour : throw new FormatException($"\"{text}\" is no behaviour. Use ok, fail, flaky:N or slow:MS.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out FulfilmentBehaviour? behaviour)
    {
        behaviour = text?.Split(':') switch
        {
            [var kind] when WithoutAmount.Contains(kind) => new FulfilmentBehaviour(kind, 0),
            [var kind, var digits] when WithAmount.Contains(kind)
                && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) => new FulfilmentBehaviour(kind, amount),
            _ => null,
        };
        return behaviour is not null;
    }

    public Task PlayAsync(int attempt, CancellationToken cancel) => Kind switch
    {
        "fail" => throw new OrderRejectedException(),
        "flaky" when attempt <= Amount => throw new TimeoutException($"The warehouse did not answer (attempt {attempt})."),
        "slow" => Task.Delay(Amount, cancel),
        _ => Task.CompletedTask,
    };
}
