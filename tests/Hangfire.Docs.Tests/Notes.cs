using System.Collections.Concurrent;

namespace Hangfire.Docs.Tests;

/// <summary>Where the examples leave word of what they did.</summary>
internal static class Notes
{
    private static readonly ConcurrentQueue<string> Written = new();

    public static void Write(string note) => Written.Enqueue(note);

    public static bool Contain(string note) => Written.Contains(note);

    public static int Count(string note) => Written.Count(one => one == note);

    public static string Unique() => Guid.NewGuid().ToString("N");
}
