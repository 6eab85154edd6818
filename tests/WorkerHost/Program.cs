using System.Runtime.InteropServices;
using Hangfire;
using WorkerHost;

// A server in a process of its own, so that a kill is a real kill. It ends on SIGTERM, or when its standard input ends.
using var ended = new ManualResetEventSlim();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    ended.Set();
});
new Thread(() =>
{
    Console.In.ReadToEnd();
    ended.Set();
})
{ IsBackground = true }.Start();

var settings = HostSettings.FromEnvironment();
using (new BackgroundJobServer(settings.ServerOptions(), settings.OpenStorage()))
{
    Console.WriteLine("ready");
    ended.Wait();
}

Console.WriteLine("stopped");
