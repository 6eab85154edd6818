namespace Hangfire;

/// <summary>
/// The configuration as the set-up of one container sees it. The storage chosen here is the container's own, whatever becomes
/// <see cref="JobStorage.Current"/> meanwhile: hosts that start at once in one process share all that is static.
/// </summary>
internal sealed class ContainerConfiguration : IGlobalConfiguration
{
    private JobStorage? storage;

    /// <summary>The storage of the container; the process's, where the set-up chose none.</summary>
    public JobStorage Storage => Volatile.Read(ref storage) ?? JobStorage.Current;

    public void Keep(JobStorage chosen) => Volatile.Write(ref storage, chosen);
}
