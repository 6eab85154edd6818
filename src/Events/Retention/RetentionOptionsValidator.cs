using Microsoft.Extensions.Options;

namespace Events;

internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(RetentionOptions options)
    {
        if (options.Keep <= TimeSpan.Zero)
        {
            yield return $"Expected the retention's {nameof(options.Keep)} to be more than zero, got \"{options.Keep}\". Set it to null to keep everything.";
        }

        if (options.KeepSteps <= TimeSpan.Zero)
        {
            yield return $"Expected the retention's {nameof(options.KeepSteps)} to be more than zero, got \"{options.KeepSteps}\". Keep them longer than a job may take with all its retries.";
        }

        if (options.Interval <= TimeSpan.Zero)
        {
            yield return $"Expected the retention's {nameof(options.Interval)} to be more than zero, got \"{options.Interval}\". Set it to some minutes.";
        }

        if (options.BatchSize is < 1 or > 100_000)
        {
            yield return $"Expected the retention's {nameof(options.BatchSize)} to be between 1 and 100000, got \"{options.BatchSize}\". Leave it at 1000 unless measured.";
        }
    }
}
