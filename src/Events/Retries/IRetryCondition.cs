namespace Events;

/// <summary>An exception a class wants, or does not want, to be retried after.</summary>
internal interface IRetryCondition
{
    Type Exception { get; }

    bool Retries { get; }
}
