using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Warns of event names that do not follow the convention; they work all the same.</summary>
internal sealed class NameConventionCheck(EventRegistry registry, IOptions<EventsOptions> options, ILogger<NameConventionCheck> logger) : IStartupCheck
{
    public IEnumerable<string> Faults()
    {
        if (options.Value.NameConvention is { } convention)
        {
            foreach (var declared in registry.LocalEvents.Where(declared => !convention.IsMatch(declared.Name)))
            {
                Log.UnconventionalName(logger, declared.Name, convention.ToString());
            }
        }

        return [];
    }
}
