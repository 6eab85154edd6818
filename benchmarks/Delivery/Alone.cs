namespace Delivery.Benchmarks;

internal static class Alone
{
    public static Delegate Handler { get; } = Handle;

    private static void Handle() => Handled.Add();
}
