namespace Events;

/// <summary>The default: code <c>APPLICATION_ERROR</c>, origin <c>application</c>, the exception's own message, no data.</summary>
internal sealed class ApplicationErrorConverter : IExceptionConverter
{
    public const string Code = "APPLICATION_ERROR";
    public const string Origin = "application";

    public DomainException Convert(Exception exception) =>
        new(exception.Message, exception) { Code = Code, Origin = Origin };
}
