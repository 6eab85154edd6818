namespace Hangfire.Server;

/// <summary>Makes named threads that do not keep the application alive.</summary>
internal static class BackgroundThreads
{
    public static IEnumerable<Thread> Create(string processName, int count, ThreadStart start, Action<Thread>? configure) =>
        Enumerable.Range(1, count).Select(number =>
        {
            var thread = new Thread(start) { IsBackground = true, Name = NameOf(processName, number, count) };
            configure?.Invoke(thread);
            return thread;
        });

    private static string NameOf(string processName, int number, int count) =>
        processName == nameof(Worker) ? $"Hangfire worker #{number}"
        : count == 1 ? $"Hangfire {processName}"
        : $"Hangfire {processName} #{number}";
}
