using Microsoft.Extensions.Options;

namespace Events;

internal sealed class EventsHealthOptionsValidator(IOptions<EventsOptions> events) : IValidateOptions<EventsHealthOptions>
{
    public ValidateOptionsResult Validate(string? name, EventsHealthOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(EventsHealthOptions options)
    {
        foreach (var (limit, value) in new[]
        {
            (nameof(options.OldestPending), options.OldestPending),
            (nameof(options.OldestEnqueued), options.OldestEnqueued),
            (nameof(options.OldestTransaction), options.OldestTransaction),
        })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"Expected the health checks' {limit} to be more than zero, got \"{value}\". Set it to what you want to be told of.";
            }
        }

        if (options.RelaySilence <= events.Value.RelayPollInterval)
        {
            yield return $"Expected the health checks' {nameof(options.RelaySilence)} to be more than {nameof(EventsOptions.RelayPollInterval)} "
                + $"({events.Value.RelayPollInterval}), got \"{options.RelaySilence}\". Set it to several times that.";
        }

        if (options.MostArchived < 0)
        {
            yield return $"Expected the health checks' {nameof(options.MostArchived)} to be 0 or more, got \"{options.MostArchived}\". Set it to how many may wait.";
        }
    }
}
