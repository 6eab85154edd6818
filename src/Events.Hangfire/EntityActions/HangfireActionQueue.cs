using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireActionQueue(IBackgroundJobClient client) : IActionQueue
{
    // The queue is that of the class: its [Queue] has the last word when the job is created.
    public string Enqueue(Type action, object id) =>
        client.Create(EntityJobs.JobFor(action, id), new EnqueuedState());
}
