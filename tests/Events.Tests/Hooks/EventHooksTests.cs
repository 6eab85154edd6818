using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Hooks;

public sealed class EventHooksTests : IDisposable
{
    private readonly List<string> order = [];
    private readonly Application application = Application.WithStore();

    private EventHooks Hooks => application.Services.GetRequiredService<EventHooks>();

    public void Dispose() => application.Dispose();

    [Fact, Trait("Requirement", "D-78")]
    public async Task HooksRunInOrderAroundThePublication()
    {
        Hooks.Before("created", Noting("pre1"));
        Hooks.Before("created", Noting("pre2"));
        Hooks.Before("other", Noting("never"));
        Hooks.After("created", (published, _) =>
        {
            order.Add($"post after {application.Store.Events.Count}");
            return default;
        });

        var id = await application.Publisher.PublishAsync("created");

        Assert.Equal(["pre1 before 0", "pre2 before 0", "post after 1"], order);
        Assert.Equal(id, Assert.Single(application.Store.Events).Id);
    }

    [Fact, Trait("Requirement", "D-78")]
    public async Task AHookMayReplaceTheEventForThoseBehindItAndTheStore()
    {
        Hooks.Before("created", (publication, _) => new(publication.WithPayload(publication.Arguments.With("b", 2))));
        Hooks.Before("created", (publication, _) => new(publication.WithMetadata(publication.Metadata with { EntityId = "7" })));
        Hooks.Before("created", (publication, _) => new(publication.WithPayload(publication.Arguments.With("c", 3))));

        var id = await application.Publisher.PublishAsync("created", new { a = 1 });

        var stored = Assert.Single(application.Store.Events);
        Assert.Equal(id, stored.Id);
        Assert.Equal("""{"a":1,"b":2,"c":3}""", stored.Envelope.Payload.GetRawText());
        Assert.Equal("7", stored.Envelope.Metadata.EntityId);
    }

    [Fact, Trait("Requirement", "D-78")]
    public async Task HooksOfAnotherRegistryDoNotRun()
    {
        Hooks["audit"].Before("created", Noting("audit"));

        await application.Publisher.PublishAsync("created");

        Assert.Empty(order);
        Assert.Same(Hooks["audit"], Hooks["audit"]);
    }

    [Fact, Trait("Requirement", "D-79")]
    public async Task AHookExceptionAbortsThePublication()
    {
        Hooks.Before("created", (_, _) => throw new HookException("not today"));
        Hooks.After("created", Telling("post"));

        var error = await Assert.ThrowsAsync<HookException>(() => application.Publisher.PublishAsync("created"));

        Assert.Equal("not today", error.Message);
        Assert.Empty(application.Store.Events);
        Assert.Empty(order);
    }

    [Fact, Trait("Requirement", "D-79")]
    public async Task AnyOtherExceptionOfAHookIsLoggedAndPassedOver()
    {
        Hooks.Before("created", (_, _) => throw new InvalidOperationException("broken"));
        Hooks.After("created", (_, _) => throw new InvalidOperationException("broken"));
        Hooks.After("created", Telling("post"));

        await application.Publisher.PublishAsync("created");

        Assert.Single(application.Store.Events);
        Assert.Equal(["post"], order);
        Assert.Equal(2, application.Log.At(LogLevel.Error).Count(text => text == "A hook of created failed and is passed over"));
    }

    [Fact, Trait("Requirement", "D-79")]
    public async Task WhenPublishingFailsNoHookRunsAfterwards()
    {
        Hooks.After("created", Telling("post"));

        await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync("created", new { a = DateTime.UnixEpoch }));

        Assert.Empty(order);
    }

    [Fact, Trait("Requirement", "D-80")]
    public async Task AHookThatReturnsNothingKeepsTheEvent()
    {
        Hooks.Before("created", (_, _) => new((Publication?)null));

        await application.Publisher.PublishAsync("created", new { a = 1 });

        Assert.Equal("""{"a":1}""", Assert.Single(application.Store.Events).Envelope.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "D-81")]
    public void HooksAreTakenAwayOneByOneByEventOrAltogether()
    {
        var registry = Hooks["default"];
        var hook = Noting("x");
        registry.Unregister("absent", hook);
        registry.Before("a", hook);
        registry.After("b", Telling("y"));
        var disposable = registry.Before("c", hook);

        var error = Assert.Throws<ArgumentException>(() => registry.Unregister("a", Noting("other")));
        Assert.Equal("The hook is none of those of event \"a\". Unregister the delegate that was added.", error.Message);

        registry.Unregister("a", hook);
        Assert.Equal(["b", "c"], registry.EventNames);
        disposable.Dispose();
        disposable.Dispose();
        Assert.Equal(["b"], registry.EventNames);
        registry.UnregisterAll("b");
        Assert.Empty(registry.EventNames);
        registry.Before("d", hook);
        registry.UnregisterAll();
        Assert.Empty(registry.EventNames);
    }

    [Fact, Trait("Requirement", "D-81")]
    public void DisposingOneOfTwoEqualHooksLeavesTheOther()
    {
        var hook = Noting("x");
        Hooks.Before("a", hook);

        Hooks.Before("a", hook).Dispose();

        Assert.Equal(["a"], Hooks["default"].EventNames);
    }

    [Fact, Trait("Requirement", "D-82")]
    public async Task HooksAddedAtStartUpRunOncePerEventHoweverManyFollow()
    {
        using var hooked = Application.InProcess(events => events.AddHooks(hooks => hooks.Before("a.#", Noting("pre"))));

        await hooked.Publisher.PublishNowAsync("a.b");
        await hooked.Publisher.PublishNowAsync("a.c");
        await hooked.Publisher.PublishAsync("a.d");

        Assert.Equal(3, order.Count);
    }

    private BeforePublish Noting(string name) => (_, _) =>
    {
        order.Add($"{name} before {application.Store.Events.Count}");
        return new((Publication?)null);
    };

    private AfterPublish Telling(string name) => (_, _) =>
    {
        order.Add(name);
        return default;
    };
}
