namespace Events;

/// <summary>Builds the payload of a failure event from the exception that ended the last attempt.</summary>
internal sealed class FailurePayloads(IExceptionConverter converter)
{
    public TFailure Create<TFailure>(Exception exception, object entityId)
        where TFailure : EventFailPayload, new()
    {
        var failure = exception as DomainException ?? converter.Convert(exception);
        var data = failure.Data.Where(value => value.Key != "id").Append(new("id", entityId)).ToDictionary();
        return new TFailure { Code = failure.Code, Data = data, Detail = failure.Message, Origin = failure.Origin };
    }
}
