namespace Delivery.Benchmarks;

/// <summary>A handler as one would write it on Hangfire alone: a job for each event and handler, with Hangfire's own retries, that notes what it has handled.</summary>
public sealed class HandWrittenJob(BenchDbContext context)
{
    public async Task Run(Guid eventId, int handler)
    {
        context.Add(new HandledRow { EventId = eventId, Handler = handler });
        await context.SaveChangesAsync();
        Handled.Add();
    }
}
