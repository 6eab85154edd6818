namespace Hangfire;

#pragma warning disable CA1707 // The names are published.
/// <summary>The oldest version that must be able to read what this process writes. Reading understands all levels.</summary>
public enum CompatibilityLevel
{
    /// <summary>Version 1.1 and later: times as ISO 8601 text, long payloads.</summary>
    Version_110 = 110,

    /// <summary>Version 1.7 and later: times as Unix milliseconds, short payloads.</summary>
    Version_170 = 170,

    /// <summary>Version 1.8 and later: repeated culture names are left out as well.</summary>
    Version_180 = 180,
}
