namespace Events.Commands;

/// <summary>How a command ended.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Something failed, or nothing was found.</summary>
    public const int Fault = 1;

    public const int WrongUsage = 2;
}
