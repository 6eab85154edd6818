namespace Events.Tests.EntityActions;

public sealed class NestedPayloadTests
{
    [Fact, Trait("Requirement", "D-12")]
    public void NestedRecordsAndCollectionsAreFilledMemberByMember()
    {
        var order = new Order
        {
            Customer = new Customer { Name = "Ada", Secret = "s" },
            Lines = { new Line { Sku = "pen", Count = 2, Tags = { "blue" } }, new Line { Sku = "cup", Count = 1 } },
        };

        var payload = PayloadMap<Order, OrderPlacedPayload>.Map(order);

        Assert.Equal("Ada", payload.Customer!.Name);
        Assert.Equal([("pen", 2), ("cup", 1)], payload.Lines.Select(line => (line.Sku, line.Count)));
        Assert.Equal(["blue"], payload.Lines[0].Tags);
    }

    [Fact, Trait("Requirement", "D-12")]
    public void WhatIsNullStaysNull() => Assert.Null(PayloadMap<Order, OrderPlacedPayload>.Map(new Order()).Customer);

    [Fact, Trait("Requirement", "D-17")]
    public void AMemberOfANestedRecordWithoutSourceIsAFaultOfTheOuterMember() =>
        Assert.Equal(["Customer"], PayloadMap.FaultsOf(typeof(Order), typeof(WithAddressPayload)));

    [Fact]
    public void ARecordWithinItselfHasNoMap() => Assert.Equal(["Parent"], PayloadMap.FaultsOf(typeof(Node), typeof(NodePayload)));

    [Fact]
    public void AMemberIsReadOnceHoweverMuchIsTakenFromIt()
    {
        var counting = new Counting();

        PayloadMap<Counting, CountingPayload>.Map(counting);

        Assert.Equal(1, counting.Reads);
    }

    private sealed class Order
    {
        public Customer? Customer { get; init; }

        public List<Line> Lines { get; } = [];
    }

    private sealed class Customer
    {
        public string Name { get; init; } = "";

        public string Secret { get; init; } = "";
    }

    private sealed class Line
    {
        public string Sku { get; init; } = "";

        public int Count { get; init; }

        public List<string> Tags { get; } = [];
    }

    private sealed class Node
    {
        public Node? Parent { get; init; }
    }

    private sealed class Counting
    {
        public int Reads { get; private set; }

        public Customer Customer
        {
            get
            {
                Reads++;
                return new Customer();
            }
        }
    }

    private sealed record CustomerView(string Name);

    private sealed record LineView(string Sku, int Count, IReadOnlyList<string> Tags);

    private sealed record OrderPlacedPayload(CustomerView? Customer, LineView[] Lines) : EventPayload;

    private sealed record AddressView(string Name, string Street);

    private sealed record WithAddressPayload(AddressView Customer) : EventPayload;

    private sealed record NodeView(NodeView? Parent, int Depth = 0);

    private sealed record NodePayload(NodeView? Parent) : EventPayload;

    private sealed record NamesView(string Name, string Secret);

    private sealed record CountingPayload(NamesView Customer) : EventPayload;
}
