using System.Collections.Concurrent;

namespace Hangfire.Dashboard;

/// <summary>The blocks an application adds to every job's page.</summary>
internal static class JobDetailsBlocks
{
    private static readonly ConcurrentQueue<(int Order, Func<JobDetailsRendererDto, NonEscapedString> Render)> Added = new();

    public static void Add(int order, Func<JobDetailsRendererDto, NonEscapedString> render) => Added.Enqueue((order, render));

    public static IEnumerable<NonEscapedString> Render(JobDetailsRendererDto job) =>
        Added.OrderBy(block => block.Order).Select(block => block.Render(job)).Where(block => block is not null);
}
