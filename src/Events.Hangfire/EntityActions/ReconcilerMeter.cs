using System.Diagnostics.Metrics;

namespace Events.Hangfire;

/// <summary>What the reconciler reports: meter <c>Events.Hangfire</c>.</summary>
internal static class ReconcilerMeter
{
    public static readonly Meter Meter = new("Events.Hangfire");

    /// <summary>Outcomes that were recorded after their job had ended without.</summary>
    public static readonly Counter<long> Rescued = Meter.CreateCounter<long>(
        "events.jobs.rescued", "{job}", "Entity jobs whose final failure was recorded by the reconciler");

    public static readonly Counter<long> Quarantined = Meter.CreateCounter<long>(
        "events.jobs.quarantined", "{job}", "Entity jobs that are not run again because their process died each time");

    private static double oldestAge;

    static ReconcilerMeter() => Meter.CreateObservableGauge(
        "events.reconciler.lag", static () => Volatile.Read(ref oldestAge), "s", "How long the oldest unrecorded failure has been waiting");

    public static void Report(TimeSpan oldest) => Volatile.Write(ref oldestAge, oldest.TotalSeconds);
}
