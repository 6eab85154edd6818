namespace Events;

/// <summary>Only this exception, those derived from it, and those other such attributes name are retried.</summary>
/// <typeparam name="TException">The exception.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RetryOnAttribute<TException> : Attribute, IRetryCondition
    where TException : Exception
{
    Type IRetryCondition.Exception => typeof(TException);

    bool IRetryCondition.Retries => true;
}
