namespace Events;

/// <summary>Builds the payload of a failure event from the exception that ended the last attempt.</summary>
internal sealed class FailurePayloads(IExceptionConverter converter)
{
    public TFailure Create<TFailure>(Exception exception, object entityId)
        where TFailure : EventFailPayload, new()
    {
        var failure = exception as DomainException ?? converter.Convert(exception);
        var data = failure.Data.Where(value => value.Key != "id").Select(StorableValue).Append(new("id", entityId)).ToDictionary();
        return new TFailure { Code = failure.Code, Data = data, Detail = StorableText.Of(failure.Message), Origin = failure.Origin };
    }

    private static KeyValuePair<string, object?> StorableValue(KeyValuePair<string, object?> value) => new(value.Key, StorableText.OfValue(value.Value));
}
