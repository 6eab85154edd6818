using Microsoft.Extensions.Options;

namespace Events;

internal sealed class EventsOptionsValidator : IValidateOptions<EventsOptions>
{
    public ValidateOptionsResult Validate(string? name, EventsOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(EventsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.PublisherName))
        {
            yield return $"Expected {nameof(options.PublisherName)} to be a name, got \"{options.PublisherName}\". Set it to the name of your application.";
        }

        if (options.RelayPollInterval <= TimeSpan.Zero)
        {
            yield return $"Expected {nameof(options.RelayPollInterval)} to be more than zero, got \"{options.RelayPollInterval}\". Set it to some seconds.";
        }

        if (options.ReconcileInterval <= TimeSpan.Zero)
        {
            yield return $"Expected {nameof(options.ReconcileInterval)} to be more than zero, got \"{options.ReconcileInterval}\". Leave it at a minute.";
        }

        if (options.RelayBatchSize is < 1 or > 10_000)
        {
            yield return $"Expected {nameof(options.RelayBatchSize)} to be between 1 and 10000, got \"{options.RelayBatchSize}\". Leave it at 100 unless measured.";
        }

        if (options.SlotLease < TimeSpan.FromSeconds(1))
        {
            yield return $"Expected {nameof(options.SlotLease)} to be a second or more, got \"{options.SlotLease}\". Leave it at 30 seconds unless jobs must take over faster.";
        }

        if (!options.Retry.CanWork)
        {
            yield return $"Expected {nameof(options.Retry)} to have MaxRetries of 0 or more and 0 ≤ Factor ≤ MaxDelay, got \"{options.Retry}\". Correct the policy.";
        }
    }
}
