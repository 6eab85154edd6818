using Events;

namespace Delivery.Benchmarks;

[DeliveryAttribute(Shared = true)] // the namespace would hide the short name
internal static class Together
{
    public static Delegate Handler { get; } = Handle;

    private static void Handle() => Handled.Add();
}
