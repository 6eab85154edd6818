namespace Events.Tests.EntityActions;

public sealed class PayloadMapTests
{
    [Fact]
    [Trait("Requirement", "D-12"), Trait("Requirement", "D-T01")]
    public void MembersAreCopiedByNameAndNothingElse()
    {
        var entity = new Customer { Id = Some.Id, IsActive = true, Secret = "s" };

        Assert.Equal(new ActionHappenedPayload(Some.Id, true), PayloadMap<Customer, ActionHappenedPayload>.Map(entity));
    }

    [Fact]
    public void SettablePropertiesAreFilledToo()
    {
        var entity = new Customer { Id = Some.Id, Visits = 3 };

        Assert.Equal(new WithPropertiesPayload { Id = Some.Id, Visits = 3 }, PayloadMap<Customer, WithPropertiesPayload>.Map(entity));
    }

    [Fact]
    public void AParameterWithoutSourceTakesItsDefault() =>
        Assert.Equal(new WithDefaultPayload("none"), PayloadMap<Customer, WithDefaultPayload>.Map(new Customer()));

    [Fact]
    public void MembersWithoutSourceAreNamed() =>
        Assert.Equal(["Name", "isActive"], PayloadMap.FaultsOf(typeof(Customer), typeof(ImpossiblePayload)));

    private sealed class Customer
    {
        public Guid Id { get; init; }

        public bool IsActive { get; init; }

        public int Visits { get; init; }

        public string Secret { get; init; } = "";
    }

    private sealed record WithPropertiesPayload : EventPayload
    {
        public Guid Id { get; init; }

        public int? Visits { get; init; }
    }

    private sealed record WithDefaultPayload(string Note = "none") : EventPayload;

    private sealed record ImpossiblePayload(Guid Id, string Name, string isActive) : EventPayload;
}
