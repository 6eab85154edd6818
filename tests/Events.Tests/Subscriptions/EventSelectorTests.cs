namespace Events.Tests.Subscriptions;

public sealed class EventSelectorTests
{
    public static TheoryData<object?, string> Names => new()
    {
        { "StringEvent", "StringEvent" },
        { typeof(InvalidOperationException), "System.InvalidOperationException" },
        { typeof(ActionHappenedPayload), "Events.Tests.ActionHappenedPayload" },
        { typeof(RenamedPayload), "billing.invoicePaid" },
        { typeof(EventPayload), "#" },
        { EventSelector.All, "#" },
    };

    [Theory, Trait("Requirement", "C-01"), Trait("Requirement", "C-T12")]
    [MemberData(nameof(Names))]
    public void EventsAreKnownByTextByTypeAndAsAWhole(object? selector, string name) => Assert.Equal(name, EventSelector.From(selector).Name);

    public static TheoryData<object?, string> Refused => new()
    {
        { null, "The 'event' argument cannot be None." },
        { "", "String events cannot be empty." },
        { typeof(string), "Type events must be either a dataclass or an exception." },
        { typeof(EventSelectorTests), "Type events must be either a dataclass or an exception." },
        { false, "Unsupported event" },
        { 7, "Unsupported event" },
    };

    [Theory, Trait("Requirement", "C-02"), Trait("Requirement", "C-T12")]
    [MemberData(nameof(Refused))]
    public void WhatNamesNoEventIsRefused(object? selector, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => EventSelector.From(selector)).Message);

    [Fact, Trait("Requirement", "C-03")]
    public void TypesOfOneNameTextAndTheWildcardStaySeparate()
    {
        Assert.NotEqual(EventSelector.Of<First.OrderCreated>(), EventSelector.Of<Second.OrderCreated>());
        Assert.NotEqual<EventSelector>("Exception", typeof(Exception));
        Assert.NotEqual(EventSelector.All, "ellipsis");
        Assert.Same(EventSelector.All, EventSelector.Named("#"));
    }

    [Theory, Trait("Requirement", "B-45")]
    [InlineData("#", "a.b.c", true)]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "a", false)]
    [InlineData("a.*", "a.b.c", false)]
    [InlineData("a.#", "a", true)]
    [InlineData("a.#", "a.b.c", true)]
    [InlineData("a.#", "ab.c", false)]
    [InlineData("#.c", "a.b.c", true)]
    [InlineData("#.c", "c", true)]
    [InlineData("#.c", "a.b", false)]
    [InlineData("a.#.d", "a.d", true)]
    [InlineData("a.#.d", "a.b.c.d", true)]
    [InlineData("a.#.d", "a.b.c", false)]
    [InlineData("*.*", "a.b", true)]
    [InlineData("*", "a.b", false)]
    [InlineData("A.*", "a.b", false)]
    [InlineData("a.#.#", "a", true)]
    public void PatternsMatchWordsAsBrokersDo(string pattern, string name, bool matches) =>
        Assert.Equal(matches, TopicPattern.Matches(pattern, name));

    private static class First
    {
        public sealed record OrderCreated : EventPayload;
    }

    private static class Second
    {
        public sealed record OrderCreated : EventPayload;
    }

    [EventName("billing.invoicePaid")]
    private sealed record RenamedPayload : EventPayload;
}
