using Events.Tests.Registry.Sharing;
using Events.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Tests.Configuration;

public sealed class EventsSettingsTests
{
    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void AMissingSectionLeavesTheDefaults()
    {
        var options = OptionsOf();

        Assert.Equal((100, TimeSpan.FromSeconds(30), RetryPolicy.Default, false), (options.RelayBatchSize, options.RelayPollInterval, options.Retry, options.SyncRegistryOnStart));
        Assert.Null(options.Queues);
        Assert.Empty(options.QueueRoutes);
    }

    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void SettingsWinOverCode()
    {
        var options = OptionsOf(
            ("PublisherName", "shop"), ("EntityNaming", "firstword"), ("WriteErrorMetadata", "false"), ("RelayPollInterval", "00:00:03"), ("RelayBatchSize", "7"),
            ("HookRegistry", "other"), ("OneHandlerPerEvent", "true"), ("SyncRegistryOnStart", "True"), ("NameConvention", "^[a-z]+$"),
            ("Queues:0", "a"), ("Queues:1", "b"), ("Retry:MaxRetries", "3"), ("Retry:MaxDelay", "00:01:00"), ("Retry:Jitter", "None"));

        Assert.Equal(
            ("shop", EntityNaming.FirstWord, false, TimeSpan.FromSeconds(3), 7, "other", true, true, "^[a-z]+$"),
            (options.PublisherName, options.EntityNaming, options.WriteErrorMetadata, options.RelayPollInterval, options.RelayBatchSize,
                options.HookRegistry, options.OneHandlerPerEvent, options.SyncRegistryOnStart, options.NameConvention!.ToString()));
        Assert.Equal(["a", "b"], options.Queues!);
        Assert.Equal(new RetryPolicy { MaxRetries = 3, MaxDelay = TimeSpan.FromMinutes(1), Jitter = Jitter.None }, options.Retry);
    }

    [Theory, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    [InlineData("PublisherName")]
    [InlineData("Backend")]
    [InlineData("BroadcastQueue")]
    [InlineData("QueueRoutes")]
    [InlineData("RelayBatchSize")]
    public void AnEmptySettingIsAsGoodAsNone(string name)
    {
        using var application = With((name, ""));

        Assert.Equal("test", application.Service<IOptions<EventsOptions>>().Value.PublisherName);
        Assert.False(application.Sync().HasBackend);
    }

    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void ABackendIsNamedByItsClass()
    {
        using var application = With(("Backend", typeof(MemoryRegistryBackend).AssemblyQualifiedName!));

        Assert.True(application.Sync().HasBackend);
    }

    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void AClassThatIsNoBackendIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => With(("Backend", "System.String")));

        Assert.Equal("backend_class is not a subclass of Backend.", error.Message);
    }

    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void QueueRoutesAreClassesAskedInOrder()
    {
        using var application = With(("QueueRoutes:0", typeof(RouteTasks).AssemblyQualifiedName!));
        application.Registry.CreateLocal("app", "event").Handle("app.task", () => { });

        Assert.Equal("task-queue", Assert.Single(application.Registry.Subscriptions).Queue);
    }

    [Fact, Trait("Requirement", "A-43"), Trait("Requirement", "A-T27")]
    public void TheBroadcastQueueOfAnOlderServiceIsTakenAndSaidToHaveNothingToDo()
    {
        using var application = With(("BroadcastQueue", "b_queue"));

        Assert.Empty(application.StartupChecks().SelectMany(check => check.Faults()));
        Assert.Contains(
            "The setting Events:BroadcastQueue is b_queue and has nothing to do: the relay dispatches events without a job, so no queue waits for that",
            application.Log.At(LogLevel.Information));
    }

    [Fact, Trait("Requirement", "A-43")]
    public void EveryBadSettingIsListed()
    {
        var error = Assert.Throws<ConfigurationException>(() => With(
            ("RelayBatchSiz", "7"), ("RelayBatchSize", "many"), ("RelayPollInterval", "10"), ("OneHandlerPerEvent", "perhaps"), ("EntityNaming", "Nickname"),
            ("Retry:MaxRetires", "1"), ("BroadcastQueue", "No Good"), ("QueueRoutes", "System.String"), ("Backend", "Nobody.Knows")));

        Assert.Equal(
            [
                "Expected Events:EntityNaming to be one of ClassName, FirstWord, got \"Nickname\".",
                "Expected Events:RelayPollInterval to be a duration such as 00:00:10, got \"10\".",
                "Expected Events:RelayBatchSize to be a whole number, got \"many\".",
                "Expected Events:OneHandlerPerEvent to be true or false, got \"perhaps\".",
                "There is no setting \"Events:Retry:MaxRetires\". Did you mean \"MaxRetries\"? Remove it, or correct its name.",
                "The class \"System.String\" in Events:QueueRoutes is no queue route. Let it implement IQueueRoute and have a constructor without parameters.",
                "Expected Events:Backend to be a class with its assembly, such as \"Shop.Routes, Shop\", got \"Nobody.Knows\".",
                "Expected Events:BroadcastQueue to be the name of a queue: lower-case letters, digits, underscores and dashes, got \"No Good\".",
                "There is no setting \"Events:RelayBatchSiz\". Did you mean \"RelayBatchSize\"? Remove it, or correct its name.",
            ],
            error.Faults);
    }

    [Fact, Trait("Requirement", "A-43")]
    public void ValuesThatCannotWorkAreRefusedWhenTheApplicationStarts() =>
        Assert.Contains("RelayBatchSize", Assert.Throws<OptionsValidationException>(() => OptionsOf(("RelayBatchSize", "0"))).Message, StringComparison.Ordinal);

    private static EventsOptions OptionsOf(params (string Name, string Value)[] settings)
    {
        using var application = With(settings);
        return application.Service<IOptions<EventsOptions>>().Value;
    }

    private static Application With(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Events:{one.Name}", (string?)one.Value)))
            .Build();
        return Application.InProcess(events => events.UseConfiguration(configuration));
    }

    public sealed class RouteTasks : IQueueRoute
    {
        public QueueRoute? Route(string handler) => handler == "app.task" ? new QueueRoute("task-queue") : null;
    }
}
