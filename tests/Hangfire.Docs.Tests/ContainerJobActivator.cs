namespace Hangfire.Docs.Tests;

/// <summary>An activator of the application.</summary>
internal sealed class ContainerJobActivator(Func<Type, object> resolve) : JobActivator
{
    public override object ActivateJob(Type jobType) => resolve(jobType);
}
