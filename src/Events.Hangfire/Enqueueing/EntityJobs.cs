using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>The jobs of entity actions, just as <c>Enqueue&lt;TAction&gt;(x => x.Run(id))</c> makes them.</summary>
internal static class EntityJobs
{
    private const string Run = "Run";
    private const string RunEach = "RunEach";

    /// <param name="actionType">The action.</param>
    /// <param name="argument">A key, or an array of keys.</param>
    public static Job JobFor(Type actionType, object argument)
    {
        var name = argument.GetType() == EntityActionDescriptor.Of(actionType).KeyType ? Run : RunEach;
        return new Job(actionType, actionType.GetMethod(name, [argument.GetType()])!, argument);
    }
}
