using Hangfire.Storage;

namespace Events.Hangfire.Tests.Deliveries;

public sealed class DeliveryJobTests
{
    [Fact]
    [Trait("Requirement", "C-45")]
    public void EveryDeliveryIsTheSameKindOfJobInTheHandlersQueue()
    {
        var id = Guid.Parse("44f33071-e444-494f-bcff-b5e3594f7628");
        var one = HandlerDelivery.JobFor(new QueuedDelivery(id, "orderPlaced", "billing.CreateInvoice", "evts"));
        var other = HandlerDelivery.JobFor(new QueuedDelivery(id, "demo.number.even", "demo.count", "default"));

        Assert.Equal(("Events.Hangfire.HandlerDelivery", "Deliver", "evts"), (one.Type.FullName, one.Method.Name, one.Queue));
        Assert.Equal((one.Type, one.Method, "default"), (other.Type, other.Method, other.Queue));
        Assert.Equal(["orderPlaced", "billing.CreateInvoice", id], one.Args);
        Assert.Equal(one.Method, InvocationData.SerializeJob(one).DeserializeJob().Method);
    }
}
