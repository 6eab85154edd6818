using System.Reflection;
using Hangfire;

namespace Events.Hangfire;

/// <summary>Finds actions whose <c>[Queue]</c> Hangfire would refuse once a job is enqueued.</summary>
internal sealed class ActionQueueCheck : IActionCheck
{
    public IEnumerable<string> FaultsOf(IReadOnlyList<EntityActionDescriptor> actions) =>
        from action in actions
        let queue = action.ActionType.GetCustomAttribute<QueueAttribute>()?.Queue
        where queue is not null && !queue.Contains('{', StringComparison.Ordinal) && (!QueueNames.IsValid(queue) || queue.Length > QueueNames.MaxLength)
        select $"The queue of {action.Name} is \"{queue}\". {QueueNames.Rule} At most {QueueNames.MaxLength} of them.";
}
