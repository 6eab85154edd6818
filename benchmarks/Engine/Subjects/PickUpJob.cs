using System.Globalization;

namespace Engine.Benchmarks.Subjects;

/// <summary>Tells when it started, on the clock all processes of the machine share.</summary>
public static class PickUpJob
{
    public static void Run(int number) => WorkerProcess.SayStarted(number.ToString(CultureInfo.InvariantCulture));
}
