namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The generic class a recorded job was made of.</summary>
public sealed class Generic<T>
{
#pragma warning disable CA1822 // Jobs are recorded as instance methods.
    public void Handle(T item)
    {
    }
#pragma warning restore CA1822
}
