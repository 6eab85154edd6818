namespace Events.Commands.Tests.Support;

/// <summary>What a store and an engine know of events and jobs.</summary>
internal sealed class MemoryTrails : IDeliveryTrail, IJobMonitor
{
    public List<EventTrail> Trails { get; } = [];

    public List<JobReport> Jobs { get; } = [];

    public Task<EventTrail?> FindAsync(Guid eventId, CancellationToken cancel) => Task.FromResult(Trails.Find(trail => trail.Id == eventId));

    public Task<IReadOnlyList<EventTrail>> FindByJobAsync(string jobId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<EventTrail>>([]);

    public JobReport? Find(string jobId) => Jobs.Find(job => job.JobId == jobId);
}
