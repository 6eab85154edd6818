using Postgres.Testing;

namespace Events.Crash.Tests.Support;

/// <summary>A test that fills a disk of its own; skipped where it may not mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = SmallDisk.Unavailable;
}
