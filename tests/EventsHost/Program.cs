using EventsHost;
using Processes.Testing;

using var life = new HostLife();
using var host = BankHost.Build(HostSettings.FromEnvironment(), withServer: true);
await host.StartAsync();
await life.ReadyUntilEndedAsync();
await host.StopAsync();
Console.WriteLine("stopped");
