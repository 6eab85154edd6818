using Events.Crash.Tests.Support;
using EventsHost;
using EventsHost.Stress;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Crash.Tests.Deliveries;

/// <summary>A transaction that has stored an event and waits.</summary>
internal sealed class LateTransaction(Bank bank)
{
    private readonly AsyncServiceScope scope = bank.Services.CreateAsyncScope();
    private IDbContextTransaction? transaction;

    public Guid Id { get; } = Guid.CreateVersion7();

    public async Task PublishAsync()
    {
        var db = scope.ServiceProvider.GetRequiredService<BankDbContext>();
        transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new StressedPayload(Id));
        await db.SaveChangesAsync();
    }

    public async Task CommitAsync()
    {
        await transaction!.CommitAsync();
        await scope.DisposeAsync();
    }
}
