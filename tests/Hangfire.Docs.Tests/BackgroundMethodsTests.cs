using Hangfire.States;

namespace Hangfire.Docs.Tests;

/// <summary>Calling methods in background.</summary>
public sealed class BackgroundMethodsTests : HangfireExample
{
    [Fact]
    public async Task AStaticMethodIsCalled()
    {
        var text = Notes.Unique();

        var id = BackgroundJob.Enqueue(() => EmailService.Log(text));
        StartServer();
        await SucceedsAsync(id);

        Assert.True(Notes.Contain($"logged {text}"));
    }

    [Fact]
    public async Task AnInstanceMethodIsCalledOnANewInstance()
    {
        var recipient = Notes.Unique();

        var id = BackgroundJob.Enqueue<EmailService>(service => service.Send(recipient));
        StartServer();
        await SucceedsAsync(id);

        Assert.Equal(["Enqueued", "Processing", "Succeeded"], History(id));
        Assert.Equal(1, Notes.Count($"sent {recipient}"));
    }

    [Fact]
    public async Task AnAsynchronousMethodIsAwaited()
    {
        var recipient = Notes.Unique();

        var id = BackgroundJob.Enqueue<EmailService>(service => service.SendAsync(recipient, CancellationToken.None));
        StartServer();
        await SucceedsAsync(id);

        Assert.True(Notes.Contain($"sent {recipient}"));
    }

    [Fact]
    public async Task AClientInstanceServesWhereStaticsAreNotWanted()
    {
        var recipient = Notes.Unique();
        IBackgroundJobClient client = new BackgroundJobClient();

        var id = client.Enqueue<EmailService>(service => service.Send(recipient));
        StartServer();

        await SucceedsAsync(id);
    }

    [Fact]
    public async Task AJobCanBeCreatedInAnyState()
    {
        var client = new BackgroundJobClient();

        var id = client.Create<EmailService>(service => service.Send("queue"), new EnqueuedState("critical"));
        StartServer("critical");

        await SucceedsAsync(id);
    }

    [Fact]
    public async Task QueuesAreNamedByTheCallOrByAnAttribute()
    {
        var byCall = BackgroundJob.Enqueue<EmailService>("alpha", service => service.Send("alpha"));
        var byAttribute = BackgroundJob.Enqueue(() => ExampleJobs.InBeta());

        StartServer("alpha", "beta");

        await SucceedsAsync(byCall);
        await SucceedsAsync(byAttribute);
    }

    [Fact]
    public void ADeletedJobCanBeRequeued()
    {
        var id = BackgroundJob.Enqueue(() => EmailService.Log("again"));

        Assert.True(BackgroundJob.Delete(id));
        Assert.True(BackgroundJob.Requeue(id));

        Assert.Equal(["Enqueued", "Deleted", "Enqueued"], History(id));
    }
}
