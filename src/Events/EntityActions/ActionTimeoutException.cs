using System.Globalization;

namespace Events;

/// <summary>An attempt took longer than its action allows. In the failure event its code is <c>TIMEOUT</c>.</summary>
public sealed class ActionTimeoutException : DomainException
{
    internal ActionTimeoutException(EntityRun run, TimeSpan limit, Exception inner)
        : base(string.Create(CultureInfo.InvariantCulture, $"{run} took longer than its limit of {limit.TotalSeconds} seconds. Raise TimeoutSeconds, or let it do less at once."), inner)
    {
        Code = "TIMEOUT";
        Origin = ApplicationErrorConverter.Origin;
    }
}
