namespace Hangfire.Client;

/// <summary>Stands around the creation of a job.</summary>
public interface IClientFilter
{
    /// <summary>Called before the job is stored, the filter of the lowest order first.</summary>
    void OnCreating(CreatingContext context);

    /// <summary>Called after the job was stored, in the opposite order.</summary>
    void OnCreated(CreatedContext context);
}
