using System.Globalization;

namespace Events;

/// <summary>A job was running each time its process died, so it is not run again. In the failure event its code is <c>CRASH_LOOP</c>.</summary>
public sealed class CrashLoopException : DomainException
{
    internal const string CrashLoop = "CRASH_LOOP";

    internal CrashLoopException(int crashes)
        : base(string.Create(CultureInfo.InvariantCulture, $"The process died {crashes} times while this job ran. Find out why before you requeue it."))
    {
        Code = CrashLoop;
        Origin = ApplicationErrorConverter.Origin;
    }
}
