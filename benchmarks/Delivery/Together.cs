using Events;

namespace Delivery.Benchmarks;

[Delivery(Shared = true)]
internal static class Together
{
    public static Delegate Handler { get; } = Handle;

    private static void Handle() => Handled.Add();
}
