using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfReceiptBook<TContext>(TContext context) : IReceiptBook
    where TContext : DbContext
{
    public async Task<IReadOnlySet<string>> RecordedAsync(IReadOnlyCollection<string> jobKeys, CancellationToken cancel) =>
        await context.Set<ReceiptRow>().Where(row => jobKeys.Contains(row.JobKey)).Select(row => row.JobKey).ToHashSetAsync(cancel);
}
