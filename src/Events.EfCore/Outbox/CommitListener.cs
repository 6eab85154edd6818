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
    /// <summary>After a silence of so many looks of the relay the connection is asked for a sign of life: one that was lost without a word would be listened on for ever.</summary>
    private const int SilentLooks = 6;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

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
        var silence = TimeSpan.FromSeconds(Math.Min(LongestSilence.TotalSeconds, options.Value.RelayPollInterval.TotalSeconds * SilentLooks));
        connection.Notification += Heard;
        try
        {
            listening();
            signal.Raise(); // what was said before nobody heard
            while (true)
            {
                if (!await connection.WaitAsync(silence, cancel))
                {
                    await context.Database.ExecuteSqlRawAsync($"listen {RelayChannel.Name}", cancel); // what it does already
                }
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
