using Hangfire;
using Hangfire.PostgreSql;

namespace Engine.Benchmarks.Subjects;

/// <summary>What the other process does: runs a server until its standard input ends.</summary>
internal static class EngineServer
{
    public static void Run(string connectionString)
    {
        EngineSubject.Configure();
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 20 }, new PostgreSqlStorage(connectionString));
        WorkerProcess.SayReady();
        Console.In.ReadToEnd();
    }
}
