using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.EfCore;

/// <summary>Tells the relays of other processes that this one has committed events: after the commit, and at most once per pause for all commits in it.</summary>
/// <remarks>
/// Where a relay runs in this process, it is told first, and others only of what it has not seen to after the pause: they would find nothing, and be in its way.
/// A notification inside the publishing transaction would queue all of them behind one lock of the server. A notification that is lost with its
/// process costs no event: every relay looks for itself now and then.
/// </remarks>
internal sealed class CommitNotifier<TContext>(RelaySignal signal, RelayChannel channel, IServiceScopeFactory scopes, ILogger<CommitNotifier<TContext>> logger)
    : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitForCommitAsync(stoppingToken);
                await (signal.HasRelay ? NotifyLaterAsync(stoppingToken) : NotifyAtOnceAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.NotifyFailed(logger, error);
            }
        }
    }

    private async Task NotifyLaterAsync(CancellationToken cancel)
    {
        await Task.Delay(Pause, cancel);
        if (!signal.IsSettled)
        {
            await NotifyAsync(cancel);
        }
    }

    private async Task NotifyAtOnceAsync(CancellationToken cancel)
    {
        await NotifyAsync(cancel);
        await Task.Delay(Pause, cancel);
    }

    private async Task NotifyAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        await context.Database.ExecuteSqlRawAsync("select pg_notify({0}, {1})", [RelayChannel.Name, channel.Sender], cancel);
    }
}
