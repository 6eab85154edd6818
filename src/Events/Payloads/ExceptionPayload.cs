using System.Text.Json.Serialization;

namespace Events;

/// <summary>The payload of an exception that was published as an event. A handler of this type hears every exception.</summary>
/// <remarks>Inside the publishing process it carries the exception itself; on the wire only code, data, detail and origin.</remarks>
public sealed record ExceptionPayload : EventFailPayload
{
    /// <summary>The exception, or <c>null</c> when the event came out of a store or from another process.</summary>
    [JsonIgnore]
    public Exception? Exception { get; init; }

    internal static ExceptionPayload Of(Exception exception) => new() { Exception = exception, Detail = exception.Message };

    internal ExceptionPayload ConvertedBy(IExceptionConverter converter)
    {
        if (Exception is null)
        {
            return this;
        }

        var failure = Exception as DomainException ?? converter.Convert(Exception);
        return this with { Code = failure.Code, Data = failure.Data, Detail = failure.Message, Origin = failure.Origin };
    }
}
