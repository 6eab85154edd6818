using Microsoft.Extensions.Options;

namespace Events;

internal sealed class ArchiveOptionsValidator : IValidateOptions<ArchiveOptions>
{
    public ValidateOptionsResult Validate(string? name, ArchiveOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(ArchiveOptions options)
    {
        if (options.MaxAge <= TimeSpan.Zero)
        {
            yield return $"Expected the archive's {nameof(options.MaxAge)} to be more than zero, got \"{options.MaxAge}\". Set it to null to keep deliveries for ever.";
        }

        if (options.MaxCount <= 0)
        {
            yield return $"Expected the archive's {nameof(options.MaxCount)} to be 1 or more, got \"{options.MaxCount}\". Set it to null to keep all deliveries.";
        }
    }
}
