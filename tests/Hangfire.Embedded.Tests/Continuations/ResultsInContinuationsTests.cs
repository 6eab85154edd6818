using System.Collections.Concurrent;
using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Continuations;

public sealed class ResultsInContinuationsTests : IDisposable
{
    private readonly JobLab lab = new(
        new ContinuationsSupportAttribute(pushResults: true), new JobParameterInjectionFilter(), new AutomaticRetryAttribute());

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task TheResultOfTheParentIsAnArgumentOfTheContinuation()
    {
        var parent = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(42));
        var child = lab.Client.ContinueJobWith<Receiver>(parent, receiver => receiver.TakeResult(Key, 0));

        lab.StartServer();
        await lab.SucceedsAsync(child);

        Assert.Equal("42", Receiver.Received[Key]);
    }

    [Fact]
    public async Task AParentThatEndedLongAgoHandsItsResultOnToo()
    {
        var parent = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(43));
        lab.StartServer();
        await lab.SucceedsAsync(parent);

        var child = lab.Client.ContinueJobWith<Receiver>(parent, receiver => receiver.TakeResult(Key, 0));
        await lab.SucceedsAsync(child);

        Assert.Equal("43", Receiver.Received[Key]);
    }

    [Fact]
    public async Task TheExceptionOfADeletedParentIsAnArgumentToo()
    {
        var parent = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailAway());
        var child = lab.Client.ContinueJobWith<Receiver>(
            parent, receiver => receiver.TakeException(Key, null!), JobContinuationOptions.OnlyOnDeletedState);

        lab.StartServer();
        await lab.SucceedsAsync(child);

        Assert.Equal("System.InvalidOperationException: boom", Receiver.Received[Key]);
    }

    [Fact]
    public async Task ParametersOfTheApplicationAreInjectedByName()
    {
        var child = lab.Client.Create(
            Job.FromExpression<Receiver>(receiver => receiver.TakeTenant(Key, "none")),
            new EnqueuedState(),
            new Dictionary<string, object> { ["Tenant"] = "blue" });

        lab.StartServer();
        await lab.SucceedsAsync(child);

        Assert.Equal("blue", Receiver.Received[Key]);
    }

    [Fact]
    public async Task AMissingParameterLeavesTheArgument()
    {
        var child = lab.Client.Enqueue<Receiver>(receiver => receiver.TakeTenant(Key, "own"));

        lab.StartServer();
        await lab.SucceedsAsync(child);

        Assert.Equal("own", Receiver.Received[Key]);
    }

    [Fact]
    public async Task AResultOfAnotherTypeFailsTheContinuationWithItsReason()
    {
        var parent = lab.Client.Enqueue<LabJobs>(jobs => jobs.ReturnLater("text"));
        var child = lab.Client.ContinueJobWith<Receiver>(parent, receiver => receiver.TakeResult(Key, 0));

        lab.StartServer();
        await lab.ReachesAsync(child, ScheduledState.StateName);

        var failure = lab.Details(child).History.Single(state => state.StateName == FailedState.StateName);
        Assert.StartsWith("Job parameter 'AntecedentResult' with value '\"text\"' is no 'System.Int32'.", failure.Data["ExceptionMessage"], StringComparison.Ordinal);
    }

    private string Key { get; } = Guid.NewGuid().ToString("N");

#pragma warning disable CA1822 // Jobs are instance methods.
    public sealed class Receiver
    {
        internal static ConcurrentDictionary<string, string> Received { get; } = new();

        public void TakeResult(string key, [FromResult] int number) => Received[key] = number.ToString(provider: null);

        public void TakeException(string key, [FromException] ExceptionInfo error) => Received[key] = $"{error.Type}: {error.Message}";

        public void TakeTenant(string key, [FromParameter("Tenant")] string tenant) => Received[key] = tenant;
    }
#pragma warning restore CA1822
}
