namespace Events;

/// <summary>Gives entity actions their jobs where their class is known only at run time.</summary>
public interface IActionQueue
{
    /// <summary>Creates a job that runs the action, in the action's queue.</summary>
    /// <param name="action">The class of the entity action.</param>
    /// <param name="id">The entity's id, of the action's key type.</param>
    /// <returns>The job's id.</returns>
    string Enqueue(Type action, object id);
}
