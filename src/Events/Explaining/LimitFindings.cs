using System.Globalization;

namespace Events;

/// <summary>Tells which limit holds a job back, and who has its slots.</summary>
internal sealed class LimitFindings(ISlotStore? slots)
{
    private const int MostNamed = 5;

    public async Task<Finding> OfAsync(JobReport job, string limit, string key, CancellationToken cancel)
    {
        var holders = slots is null ? [] : await slots.HoldersAsync(limit, key, cancel);
        var text = $"Job {job.JobId} is held back by the limit \"{limit}\"{(key.Length == 0 ? "" : $" of \"{key}\"")}: {Describe(holders)}. It asks again at {Time(job.Due)} and uses up no attempt.";
        return new Finding(Cause.HeldBack, text) { JobId = job.JobId, Due = job.Due };
    }

    private static string Describe(IReadOnlyList<SlotHolder> holders)
    {
        if (holders.Count == 0)
        {
            return "it had no room and has some by now";
        }

        var named = string.Join(", ", holders.Take(MostNamed).Select(Describe));
        return holders.Count > MostNamed ? $"{named} and {holders.Count - MostNamed} more" : named;
    }

    private static string Describe(SlotHolder holder) => holder.IsWindow
        ? $"{Name(holder)} took a slot that counts until {Time(holder.Until)}"
        : $"{Name(holder)} has a slot until it ends, or until {Time(holder.Until)} if its process died";

    private static string Name(SlotHolder holder) => holder.JobId is { } job ? $"job {job}" : "a job";

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "an unknown time";
}
