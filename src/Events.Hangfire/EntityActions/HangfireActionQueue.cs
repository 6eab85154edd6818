using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireActionQueue(IBackgroundJobClient client) : IActionQueue
{
    // The queue is that of the class: its [Queue] has the last word when the job is created.
    public string Enqueue(Type action, object id) =>
        client.Create(new Job(action, action.GetMethod("Run", [EntityActionDescriptor.Of(action).KeyType])!, id), new EnqueuedState());
}
