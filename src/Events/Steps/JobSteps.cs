using System.Text.Json;

namespace Events;

/// <summary>Runs a named part of a job once and remembers what it returned.</summary>
internal sealed class JobSteps(IEnumerable<IStepStore> stores)
{
    private readonly IStepStore? store = stores.FirstOrDefault();

    public async Task<T> RunAsync<T>(JobContext job, string name, Func<CancellationToken, Task<T>> step)
    {
        if (store is null)
        {
            throw new NoStepStoreException(name);
        }

        if (await store.FindAsync(job.JobKey, name, job.Cancellation) is { } known)
        {
            return JsonSerializer.Deserialize<T>(known)!;
        }

        var result = JsonSerializer.Serialize(await step(job.Cancellation));
        // Its effect has happened, so it is remembered even when the server is stopping.
        return JsonSerializer.Deserialize<T>(await store.AddAsync(job.JobKey, name, result, CancellationToken.None))!;
    }
}
