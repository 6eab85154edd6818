using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Tells whoever brought the setting of an older service along that it has nothing to do here.</summary>
internal sealed class BroadcastQueueCheck(IEnumerable<BroadcastQueueSetting> settings, ILogger<BroadcastQueueCheck> logger) : IStartupCheck
{
    public IEnumerable<string> Faults()
    {
        foreach (var setting in settings)
        {
            Log.NoBroadcastJob(logger, "Events:BroadcastQueue", setting.Queue);
        }

        return [];
    }
}
