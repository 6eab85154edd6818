using Hangfire;
using Processes.Testing;
using WorkerHost;

using var life = new HostLife();
var settings = HostSettings.FromEnvironment();
using (new BackgroundJobServer(settings.ServerOptions(), settings.OpenStorage()))
{
    await life.ReadyUntilEndedAsync();
}

Console.WriteLine("stopped");
