using System.Globalization;

namespace EventsHost;

/// <summary>What the tests tell the process through its environment.</summary>
/// <param name="Database">The application's database, with Hangfire's tables in it.</param>
/// <param name="History">A database no fault touches.</param>
public sealed record HostSettings(string Database, string History)
{
    public const string DatabaseVariable = "EVENTS_DATABASE";
    public const string HistoryVariable = "EVENTS_HISTORY";
    public const string WorkersVariable = "EVENTS_WORKERS";
    public const string InvisibilityVariable = "EVENTS_INVISIBILITY_SECONDS";

    /// <summary>What the runtime reads, in hexadecimal digits.</summary>
    private const string HeapLimitVariable = "DOTNET_GCHeapHardLimit";

    public int Workers { get; init; } = 8;

    public TimeSpan InvisibilityTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The fault as <c>name:action:count</c>, or <c>null</c>; see <see cref="EnvironmentFault"/>.</summary>
    public string? Fault { get; init; }

    /// <summary>How much memory the process may have for its objects, in bytes; <c>null</c> means as much as there is.</summary>
    public long? HeapLimit { get; init; }

    public static HostSettings FromEnvironment() => new(Required(DatabaseVariable), Required(HistoryVariable))
    {
        Workers = (int)Number(WorkersVariable, 8),
        InvisibilityTimeout = TimeSpan.FromSeconds(Number(InvisibilityVariable, 3)),
        Fault = Environment.GetEnvironmentVariable(EnvironmentFault.Variable),
    };

    public IReadOnlyDictionary<string, string?> ToEnvironment() => new Dictionary<string, string?>
    {
        [DatabaseVariable] = Database,
        [HistoryVariable] = History,
        [WorkersVariable] = Workers.ToString(CultureInfo.InvariantCulture),
        [InvisibilityVariable] = InvisibilityTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        [EnvironmentFault.Variable] = Fault,
        [HeapLimitVariable] = HeapLimit?.ToString("X", CultureInfo.InvariantCulture),
    };

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"'{variable}' is not set. Set it to a connection string.");

    private static double Number(string variable, double otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
