using Events;
using EventsHost.Stress;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventsHost;

/// <summary>The application of the crash tests. The tests build it without a server, to enqueue and to ask; the process with one, to run.</summary>
public static class BankHost
{
    public static IHost Build(
        HostSettings settings, bool withServer, Action<HostApplicationBuilder>? more = null, Action<EventsBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(new History(settings.History));
        builder.Services.AddDbContext<BankDbContext>(context => context.UseNpgsql(settings.Database));
        if (settings.Fault is { Length: > 0 } fault && withServer)
        {
            builder.Services.AddSingleton<IFaultPoint>(EnvironmentFault.Parse(fault));
        }

        var bank = builder.Services.AddEvents(events =>
            {
                events.RelayPollInterval = TimeSpan.FromSeconds(1);
                events.ReconcileInterval = TimeSpan.FromSeconds(1);
                events.SlotLease = TimeSpan.FromSeconds(4);
                events.Retry = new RetryPolicy { MaxRetries = 1000, MaxDelay = TimeSpan.FromSeconds(2) }; // faults shall not use up the attempts
            })
            .AddApp<BankApp>().AddApp<StressApp>().UseEntityFrameworkCore<BankDbContext>().UseHangfire();
        configure?.Invoke(bank);
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(settings.Database),
                new PostgreSqlStorageOptions
                {
                    QueuePollInterval = TimeSpan.FromSeconds(1), InvisibilityTimeout = settings.InvisibilityTimeout, UseSlidingInvisibilityTimeout = true,
                }));
        if (withServer)
        {
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = settings.Workers;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
                server.HeartbeatInterval = TimeSpan.FromSeconds(2);
            });
        }

        more?.Invoke(builder);
        return builder.Build();
    }
}
