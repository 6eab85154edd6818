using Microsoft.Extensions.Configuration;

namespace Events;

/// <summary>How often a service retries on a broker, and how long and how many of its archived messages the broker keeps.</summary>
public sealed record RetryLadderOptions
{
    private const string RetriesVariable = "AMQP_EVENTS_MAX_RETRIES";
    private const string TtlVariable = "AMQP_EVENTS_ARCHIVED_MESSAGE_TTL";
    private const string LengthVariable = "AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH";
    private const long MostMilliseconds = uint.MaxValue;

    /// <summary>How many attempts may follow the first. The default is 10; 0 means none, and at most 23 are possible.</summary>
    public int MaxRetries { get; init; } = 10;

    /// <summary>How long an archived message is kept; <c>null</c> means for ever. The default is 7 days.</summary>
    public TimeSpan? ArchivedMessageTtl { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many archived messages are kept, the newest ones; <c>null</c> means any number. The default is 10 000.</summary>
    public int? ArchivedQueueLength { get; init; } = 10_000;

    /// <summary>Whether there is an archive at all: not when both its limits are 0. Then what used up its retries is lost.</summary>
    public bool HasArchive => ArchivedMessageTtl != TimeSpan.Zero || ArchivedQueueLength != 0;

    /// <summary>
    /// Options from the variables <c>AMQP_EVENTS_MAX_RETRIES</c>, <c>AMQP_EVENTS_ARCHIVED_MESSAGE_TTL</c> (milliseconds) and
    /// <c>AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH</c>; what is not set has its default.
    /// </summary>
    /// <exception cref="ConfigurationException">A variable is no number, or out of its range; all faults are listed.</exception>
    public static RetryLadderOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>The same from the application's configuration, which has the environment's variables among other sources.</summary>
    /// <exception cref="ConfigurationException">A value is no number, or out of its range; all faults are listed.</exception>
    public static RetryLadderOptions FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return From(name => configuration[name]);
    }

    /// <summary>The ladder of a service with these options.</summary>
    /// <exception cref="ConfigurationException">The name or the options cannot be used.</exception>
    public RetryLadder LadderOf(string service)
    {
        ConfigurationException.ThrowIfAny([.. Faults()]);
        return new RetryLadder(service, MaxRetries);
    }

    /// <summary>The policy that goes with the ladder: delays 1, 2, 4, … seconds, none longer than the ladder's.</summary>
    public RetryPolicy ToPolicy() => new() { MaxRetries = MaxRetries, MaxDelay = TimeSpan.FromSeconds(Math.ScaleB(1, MaxRetries)) };

    /// <summary>What cannot work, one sentence or two each.</summary>
    public IEnumerable<string> Faults()
    {
        var (ttl, length) = (ArchivedMessageTtl, ArchivedQueueLength);
        foreach (var fault in FaultsOfRetries(MaxRetries))
        {
            yield return fault;
        }

        if (ttl < TimeSpan.Zero || ttl?.TotalMilliseconds > MostMilliseconds)
        {
            yield return $"Expected {nameof(ArchivedMessageTtl)} ({TtlVariable}) to be between 0 and {MostMilliseconds} ms, "
                + $"got \"{ttl.Value.TotalMilliseconds}\". The default is 604800000, 7 days.";
        }

        if (length < 0)
        {
            yield return $"Expected {nameof(ArchivedQueueLength)} ({LengthVariable}) to be 0 or more, got \"{length}\". The default is 10000.";
        }

        if (HasArchive && (ttl == TimeSpan.Zero || length == 0))
        {
            yield return $"Expected {nameof(ArchivedMessageTtl)} and {nameof(ArchivedQueueLength)} to be both 0 or both more, "
                + $"got \"{ttl?.TotalMilliseconds}\" and \"{length}\". "
                + "One 0 would drop every archived message: set both to 0 for no archive, or the other to a limit.";
        }
    }

    private static RetryLadderOptions From(Func<string, string?> read)
    {
        var defaults = new RetryLadderOptions();
        var variables = new RetryLadderVariables(read);
        var options = new RetryLadderOptions
        {
            MaxRetries = (int)variables.Number(RetriesVariable, defaults.MaxRetries, int.MaxValue),
            ArchivedMessageTtl = variables.Milliseconds(TtlVariable, defaults.ArchivedMessageTtl!.Value, MostMilliseconds),
            ArchivedQueueLength = (int)variables.Number(LengthVariable, defaults.ArchivedQueueLength!.Value, int.MaxValue),
        };
        ConfigurationException.ThrowIfAny([.. variables.Faults, .. options.Faults()]);
        return options;
    }

    internal static IEnumerable<string> FaultsOfName(string service) =>
        string.IsNullOrWhiteSpace(service) || service.AsSpan().ContainsAny('.', ':')
            ? [$"Expected the service's name to be a name without dots and colons, got \"{service}\". "
                + "Queues are named after it, and these separate their parts."]
            : [];

    internal static IEnumerable<string> FaultsOfRetries(int retries) =>
        retries is < 0 or > RetryLadder.MostSteps
            ? [$"Expected {nameof(MaxRetries)} ({RetriesVariable}) to be between 0 and {RetryLadder.MostSteps}, got \"{retries}\". "
                + "Each retry doubles the delay; the default is 10."]
            : [];
}
