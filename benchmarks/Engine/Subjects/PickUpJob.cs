using System.Diagnostics;
using System.Globalization;

namespace Engine.Benchmarks.Subjects;

/// <summary>Tells when it started, on the clock all processes of the machine share.</summary>
public static class PickUpJob
{
    public static void Run(int number)
    {
        var started = Stopwatch.GetTimestamp();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started {number} {started}"));
    }
}
