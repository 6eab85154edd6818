using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Events.EfCore;

/// <summary>Listens, on one connection, for what other processes have committed. A connection that breaks is replaced.</summary>
internal sealed class CommitListener<TContext>(
    RelaySignal signal, RelayChannel channel, IServiceScopeFactory scopes, IOptions<EventsOptions> options, ILogger<CommitListener<TContext>> logger)
    : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; options.Value.Relays && !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                await ListenAsync(() => failures = 0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                failures++;
                Log.ListenerFailed(logger, failures, error);
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures - 1)));
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(Action listening, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        await context.Database.OpenConnectionAsync(cancel);
        await context.Database.ExecuteSqlRawAsync($"set application_name = '{RelayChannel.SessionName}'; listen {RelayChannel.Name}", cancel);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        connection.Notification += Heard;
        try
        {
            listening();
            signal.Raise(); // what was said before nobody heard
            while (true)
            {
                await connection.WaitAsync(cancel);
            }
        }
        finally
        {
            connection.Notification -= Heard;
        }
    }

    private void Heard(object sender, NpgsqlNotificationEventArgs notification)
    {
        if (notification.Channel == RelayChannel.Name && notification.Payload != channel.Sender)
        {
            signal.Raise();
        }
    }
}
