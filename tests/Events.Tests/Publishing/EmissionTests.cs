using System.Globalization;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Publishing;

public sealed class EmissionTests : IDisposable
{
    private readonly Application application = Application.InProcess(events => events.AddLinker("custom"));
    private readonly List<string> log = [];

    private IEventPublisher Publisher => application.Publisher;

    private EventLinker Linker => application.Linker;

    public void Dispose() => application.Dispose();

    [Fact, Trait("Requirement", "C-G4"), Trait("Requirement", "C-22"), Trait("Requirement", "C-27"), Trait("Requirement", "C-28"), Trait("Requirement", "C-16")]
    public async Task OneEmissionCallsEveryHandlerInOrderWithItsCallbacks()
    {
        Linker.On("e", (EventArguments given) => log.Add($"A({Python(given)})"));
        Linker.On(EventSelector.All, (EventArguments given) => log.Add($"ANY({Python(given)})"));
        Linker.Once("e", (EventArguments given) => log.Add($"ONCE({Python(given)})"));
        Linker.On("e", void () => throw new ArgumentException("boom"), new LinkOptions { OnFailure = (Exception error) => log.Add($"FAIL(ValueError('{error.Message}'))") });
        Linker.On("e", () => 0, new LinkOptions { OnSuccess = (int result) => log.Add($"SUCC0({result})") });
        Linker.On("e", object? () => null, new LinkOptions { OnSuccess = (object? result = null) => log.Add($"SUCCNone({result})") });
        Linker.On("e", () => 1, new LinkOptions
        {
            OnSuccess = (int _) =>
            {
                log.Add("success-cb-raises");
                throw new InvalidOperationException("in callback");
            },
            OnFailure = (Exception _) => log.Add("SHOULDNOT"),
        });

        await Publisher.PublishNowAsync("e", EventArguments.Of(1).With("x", 2));

        string[] golden = ["A((1,),{x:2})", "ANY((1,),{x:2})", "ONCE((1,),{x:2})", "FAIL(ValueError('boom'))", "SUCC0(0)", "SUCCNone()", "success-cb-raises"];
        Assert.Equal(golden, log);

        log.Clear();
        await Publisher.PublishNowAsync("e", EventArguments.Of(1).With("x", 2));
        Assert.Equal(golden.Where(line => !line.StartsWith("ONCE", StringComparison.Ordinal)), log);
    }

    [Fact, Trait("Requirement", "C-G3"), Trait("Requirement", "C-30")]
    public async Task ABlockingHandlerHoldsUpTheOthersWhileAsynchronousOnesWaitMeanwhile()
    {
        var seconds = 0;
        var dueAt = 0;
        var timer = new TaskCompletionSource();
        Linker.On("StringEvent", async () =>
        {
            log.Add("Starting the async slow process...");
            dueAt = seconds + 5;
            await timer.Task;
            log.Add("Finishing the async slow process!");
        });
        Linker.On("StringEvent", () =>
        {
            log.Add("Starting the sync slow process...");
            seconds += 5;
            log.Add("Finishing the sync slow process!");
        });

        var publishing = Publisher.PublishNowAsync("StringEvent");
        Assert.Equal(seconds, dueAt);
        timer.SetResult();
        await publishing;

        Assert.Equal(
            [
                "Starting the async slow process...", "Starting the sync slow process...",
                "Finishing the sync slow process!", "Finishing the async slow process!",
            ],
            log);
        Assert.Equal(5, seconds);
    }

    [Fact, Trait("Requirement", "C-T01"), Trait("Requirement", "C-04"), Trait("Requirement", "C-05"), Trait("Requirement", "C-09")]
    public async Task TheWholeScenarioCallsEachHandlerExactlyAsOften()
    {
        var counts = new Dictionary<string, int>();
        var values = new List<object?>();
        Action Count(string name) => () => counts[name] = counts.GetValueOrDefault(name) + 1;
        var withoutParams = Count("without_params");
        Linker.On("WithoutParams", withoutParams, new LinkOptions { RunOnThreadPool = true });
        Linker.Subscribe(["WithoutParams", "AnotherStringEvent"], withoutParams);
        Linker.On("TwoParams", (int a, string b) => Count("two_params")());
        Linker.On("Args", (EventArguments given) => { Count("args")(); values.Add(given.Positional.Count); });
        Linker.Once("Kwargs", (EventArguments given) => { Count("kwargs")(); values.Add(given["n"]); });
        Linker.On<Dtc1Payload>((_, _) => { Count("dtc1")(); return Task.CompletedTask; });
        Linker.On(typeof(Dtc2Payload), (Dtc2Payload _, int extra) => { Count("dtc2")(); values.Add(extra); });
        Linker.On(typeof(ValidatedPayload), (ValidatedPayload _) => Count("validated")());
        Linker.Subscribe([typeof(Dtc1Payload), typeof(Dtc2Payload)], () => Count("dtc_once")(), new LinkOptions { Once = true });
        Linker.On(typeof(FirstException), (FirstException _) => Count("exc1")());
        Linker.On(typeof(SecondException), (SecondException _, int extra) => { Count("exc2")(); values.Add(extra); });
        Linker.Subscribe([typeof(InvalidCastException), typeof(FirstException)], () => Count("exc_once")(), new LinkOptions { Once = true });
        Linker.Once("Success", () => { Count("success")(); return "value"; }, new LinkOptions { OnSuccess = (string result) => { Count("on_success")(); values.Add(result); } });
        Linker.On("Failure", void () => { Count("failure")(); throw new FirstException(); }, new LinkOptions { OnFailure = (FirstException _) => Count("on_failure")() });
        Linker.On("ErrorHandling", void () => throw new SecondException());
        Linker.On("ErrorHandling", () => Count("survivor")());
        Linker.On(EventSelector.All, () => Count("any")());
        var custom = application.Services.GetRequiredKeyedService<EventLinker>("custom");
        custom.On(EventSelector.All, () => Count("custom")());

        Publication[] emissions =
        [
            Publication.Of("AnotherStringEvent"), Publication.Of("WithoutParams"),
            Publication.Of("TwoParams", EventArguments.Of(1, "b")), Publication.Of("TwoParams", EventArguments.Of(2).With("b", "x")),
            Publication.Of("Args", EventArguments.Of(1, 2, 3)),
            Publication.Of("Kwargs", EventArguments.From(new { n = 1 })), Publication.Of("Kwargs", EventArguments.From(new { n = 2 })),
            Publication.Of("Unsubscribed"),
            Publication.Of(new Dtc1Payload()), Publication.Of(new Dtc2Payload(), EventArguments.Of(7)), Publication.Of(new ValidatedPayload()), Publication.Of(new EmptyPayload()),
            Publication.Of(new FirstException()), Publication.Of(new SecondException(), EventArguments.Of(8)), Publication.Of(new TimeoutException()), Publication.Of(new HookException("pyventus")),
            Publication.Of("Success"), Publication.Of("Success"), Publication.Of("Failure"), Publication.Of("ErrorHandling"),
        ];
        foreach (var emission in emissions)
        {
            await Publisher.PublishNowAsync(emission);
        }

        Assert.Equal(
            "any 20, args 1, dtc1 1, dtc2 1, dtc_once 1, exc1 1, exc2 1, exc_once 1, failure 1, kwargs 1, on_failure 1, on_success 1, success 1, survivor 1, two_params 2, validated 1, without_params 3",
            string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}")));
        Assert.Equal([3, 1, 7, 8, "value"], values);
    }

    public static TheoryData<object?, string> NoEvents => new()
    {
        { "", "String events cannot be empty." },
        { null, "The 'event' argument cannot be None." },
        { typeof(ActionHappenedPayload), "The 'event' argument cannot be a type." },
        { typeof(Exception), "The 'event' argument cannot be a type." },
    };

    [Theory, Trait("Requirement", "C-T02"), Trait("Requirement", "C-20")]
    [MemberData(nameof(NoEvents))]
    public void WhatIsNoEventCannotBePublished(object? subject, string message)
    {
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Publication.From(subject)).Message);
        Assert.Equal("The 'event' argument cannot be None.", Assert.Throws<ArgumentException>(() => { _ = Publisher.PublishNowAsync((EventPayload)null!); }).Message);
    }

    [Fact, Trait("Requirement", "C-T03"), Trait("Requirement", "C-12")]
    public async Task AnEventPublishedThroughALinkerIsHeardThereAlone()
    {
        var custom = application.Services.GetRequiredKeyedService<EventLinker>("custom");
        Linker.On(EventSelector.All, () => log.Add("standard"));
        custom.On(EventSelector.All, () => log.Add("custom"));

        await Publisher.PublishNowAsync(Publication.Of("e").Through(custom));
        await Publisher.PublishNowAsync(Publication.Of("e"));

        Assert.Equal(["custom", "standard"], log);
    }

    [Fact, Trait("Requirement", "C-T07"), Trait("Requirement", "C-21"), Trait("Requirement", "C-27")]
    public async Task ArgumentsFillParametersByPositionThenByName()
    {
        var payload = new ActionHappenedPayload(Some.Id);
        object?[] received = [];
        Linker.On(
            "e",
            (int first, ActionHappenedPayload second, Dictionary<string, int> third, string param4, string param5) => { received = [first, second, third, param4, param5]; },
            new LinkOptions { OnSuccess = () => log.Add("success"), OnFailure = () => log.Add("failure") });
        var third = new Dictionary<string, int> { ["a"] = 1 };

        await Publisher.PublishNowAsync("e", EventArguments.Of(1, payload, third).With("param5", "five").With("param4", "four"));

        Assert.Equal([1, payload, third, "four", "five"], received);
        Assert.Equal(["success"], log);
    }

    [Fact, Trait("Requirement", "C-T08"), Trait("Requirement", "C-27")]
    public async Task TheSuccessCallbackGetsTheResultOfBlockingAndAsynchronousHandlers()
    {
        List<int> result = [1, 2];
        var results = new List<object?>();
        var options = new LinkOptions { OnSuccess = (object? value) => results.Add(value) };
        Linker.On("e", () => result, options);
        Linker.On("e", () => Task.FromResult(result), options);
        Linker.On("e", () => new ValueTask<List<int>>(result), options);
        Linker.On("e", async () => { await Task.Yield(); return result; }, options);

        await Publisher.PublishNowAsync("e");

        Assert.Equal(4, results.Count);
        Assert.All(results, value => Assert.Same(result, value));
    }

    [Fact, Trait("Requirement", "C-T09"), Trait("Requirement", "C-27"), Trait("Requirement", "C-29")]
    public async Task TheFailureCallbackGetsTheVeryException()
    {
        var error = new ArgumentException("Something went wrong!");
        var failures = new List<Exception>();
        var options = new LinkOptions { OnSuccess = () => log.Add("success"), OnFailure = (Exception failure) => failures.Add(failure) };
        Linker.On("e", void () => throw error, options);
        Linker.On("e", async Task () => { await Task.Yield(); throw error; }, options);

        await Publisher.PublishNowAsync("e");

        Assert.Equal(2, failures.Count);
        Assert.All(failures, failure => Assert.Same(error, failure));
        Assert.Empty(log);
        Assert.Equal(2, application.Log.At(LogLevel.Error).Count(text => text == "<lambda> failed to handle e; other handlers are not affected"));
    }

    [Theory, Trait("Requirement", "C-T10"), Trait("Requirement", "C-30")]
    [InlineData(true)]
    [InlineData(false)]
    public void HandlerAndCallbacksLeaveThePublishersThreadWhereAsked(bool onPool)
    {
        var threads = new List<int>();
        void Note() => threads.Add(Environment.CurrentManagedThreadId);
        var options = new LinkOptions { RunOnThreadPool = onPool, OnSuccess = Note, OnFailure = Note };
        Linker.On("good", Note, options);
        Linker.On("bad", void () => { Note(); throw new InvalidOperationException(); }, options);
        var publisher = 0;

        var thread = new Thread(() =>
        {
            publisher = Environment.CurrentManagedThreadId;
            Publisher.PublishNowAsync("good").Wait(TimeSpan.FromSeconds(30));
            Publisher.PublishNowAsync("bad").Wait(TimeSpan.FromSeconds(30));
        });
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)));

        Assert.Equal(4, threads.Count);
        Assert.All(threads, id => Assert.Equal(onPool, id != publisher));
    }

    [Fact, Trait("Requirement", "C-25"), Trait("Requirement", "C-16")]
    public async Task AOneTimeHandlerRunsOnceHoweverManyPublishAtOnce()
    {
        for (var round = 0; round < 50; round++)
        {
            var calls = 0;
            Linker.Once("e", () => { Interlocked.Increment(ref calls); });
            using var start = new Barrier(4);

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Publisher.PublishNowAsync("e");
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            Assert.Equal(1, calls);
            Assert.Empty(Linker.Registry);
        }
    }

    [Fact, Trait("Requirement", "C-16"), Trait("Requirement", "C-25")]
    public async Task AOneTimeHandlerOfSeveralEventsLeavesThemAllBeforeItRuns()
    {
        var left = -1;
        Linker.Subscribe(["a", "b"], void () => { left = Linker.Events.Count; throw new InvalidOperationException(); }, new LinkOptions { Once = true });

        await Publisher.PublishNowAsync("a");
        await Publisher.PublishNowAsync("b");

        Assert.Equal(0, left);
        Assert.Single(application.Log.At(LogLevel.Error));
    }

    [Fact, Trait("Requirement", "C-04")]
    public async Task NoEventReachesTheHandlersOfItsBaseType()
    {
        Linker.On(typeof(Exception), () => log.Add("Exception"));
        Linker.On(EventSelector.All, () => log.Add("ANY"));

        await Publisher.PublishNowAsync(new ArgumentException("x"));

        Assert.Equal(["ANY"], log);
    }

    [Fact, Trait("Requirement", "C-05")]
    public async Task TheWildcardOfExceptionsHearsEveryExceptionAndNothingElse()
    {
        Linker.On(EventSelector.AllExceptions, (Exception error) => log.Add(error.GetType().Name));

        await Publisher.PublishNowAsync(new ArgumentException("x"));
        await Publisher.PublishNowAsync(new TimeoutException());
        await Publisher.PublishNowAsync("e");
        await Publisher.PublishNowAsync(new Dtc1Payload());

        Assert.Equal(["ArgumentException", "TimeoutException"], log);
    }

    [Fact, Trait("Requirement", "C-26")]
    public async Task DelegatesRunSideBySide()
    {
        var gate = new TaskCompletionSource();
        Linker.On("e", async () => { await gate.Task; log.Add("first"); });
        Linker.On("e", () => { log.Add("second"); gate.SetResult(); });

        await Publisher.PublishNowAsync("e");

        Assert.Equal(["second", "first"], log);
    }

    [Fact, Trait("Requirement", "C-21")]
    public async Task AMissingArgumentIsTheHandlersFailure()
    {
        Exception? failure = null;
        Linker.On("e", (int a, int b) => log.Add("never"), new LinkOptions { OnFailure = (Exception error) => { failure = error; } });

        await Publisher.PublishNowAsync("e", new { a = 1 });

        Assert.Empty(log);
        Assert.Equal("The event \"e\" has no argument \"b\". Publish it with one, or give the parameter a default.", failure?.Message);
    }

    [Fact, Trait("Requirement", "C-31")]
    public async Task AnEmissionReadsAsIdTimeEventAndHandlers()
    {
        var afternoon = new DateTimeOffset(2021, 3, 17, 16, 24, 23, TimeSpan.Zero);

        Linker.On("e", () => { });
        await Publisher.PublishNowAsync("e");

        Assert.Equal(
            "ID: 44f33071-e444-494f-bcff-b5e3594f7628 | Timestamp: 2021-03-17 04:24:23 PM | Event: e | Handlers: 2",
            Emission.Describe(Some.Id, afternoon, "e", 2));
        Assert.Contains(application.Log.At(LogLevel.Debug), text => text.EndsWith(" | Timestamp: 2021-03-17 04:24:23 PM | Event: e | Handlers: 1", StringComparison.Ordinal));
    }

    private static string Python(EventArguments given) =>
        string.Create(CultureInfo.InvariantCulture, $"({string.Concat(given.Positional.Select(value => $"{value},"))}),{{{string.Join(",", given.Named.Select(pair => $"{pair.Key}:{pair.Value}"))}}}");

    private sealed record Dtc1Payload : EventPayload;

    private sealed record Dtc2Payload : EventPayload;

    private sealed record ValidatedPayload : EventPayload;

    private sealed record EmptyPayload : EventPayload;

    private sealed class FirstException : Exception;

    private sealed class SecondException : Exception;
}
