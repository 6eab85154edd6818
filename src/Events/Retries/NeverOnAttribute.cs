namespace Events;

/// <summary>This exception and those derived from it are never retried.</summary>
/// <typeparam name="TException">The exception.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeverOnAttribute<TException> : Attribute, IRetryCondition
    where TException : Exception
{
    Type IRetryCondition.Exception => typeof(TException);

    bool IRetryCondition.Retries => false;
}
