namespace Hangfire;

/// <summary>Asks the activator for objects and disposes of them, the latest first.</summary>
internal sealed class SimpleJobActivatorScope(JobActivator activator) : JobActivatorScope
{
    private readonly Stack<IDisposable> disposables = new();

    public override object Resolve(Type type)
    {
        var instance = activator.ActivateJob(type);
        if (instance is IDisposable disposable) disposables.Push(disposable);
        return instance;
    }

    public override void DisposeScope()
    {
        while (disposables.TryPop(out var disposable)) disposable.Dispose();
    }
}
