using System.Runtime.InteropServices;
using EventsHost;

// A server in a process of its own, so that a kill is a real kill. It ends on SIGTERM, or when its standard input ends.
var ended = new TaskCompletionSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    ended.TrySetResult();
});
new Thread(() =>
{
    Console.In.ReadToEnd();
    ended.TrySetResult();
})
{ IsBackground = true }.Start();

using var host = BankHost.Build(HostSettings.FromEnvironment(), withServer: true);
await host.StartAsync();
Console.WriteLine("ready");
await ended.Task;
await host.StopAsync();
Console.WriteLine("stopped");
