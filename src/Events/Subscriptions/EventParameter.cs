using System.Reflection;
using System.Text.Json;

namespace Events;

/// <summary>One parameter of a callback and where its value comes from.</summary>
internal sealed class EventParameter(ParameterInfo parameter)
{
    public Type Type { get; } = parameter.ParameterType;

    public bool IsOptional { get; } = parameter.HasDefaultValue;

    public object? Default { get; } = parameter.HasDefaultValue ? parameter.DefaultValue : null;

    private string Name { get; } = parameter.Name ?? "";

    public object? ValueFrom(EventArgumentSource source)
    {
        if (WholeOf(source) is { } whole)
        {
            return whole;
        }

        if (source.TryTake(Name, out var given))
        {
            return Converted(given, source.Publication);
        }

        return typeof(EventPayload).IsAssignableFrom(Type) ? source.Publication.PayloadAs(Type)
            : IsOptional ? Default
            : throw new ArgumentException($"The event \"{source.Publication.EventName}\" has no argument \"{Name}\". Publish it with one, or give the parameter a default.");
    }

    /// <summary>What stands for the event as a whole and takes no argument away.</summary>
    private object? WholeOf(EventArgumentSource source)
    {
        if (Type == typeof(CancellationToken))
        {
            return source.Cancel;
        }

        if (Type == typeof(Publication))
        {
            return source.Publication;
        }

        if (Type == typeof(EventArguments))
        {
            return source.Remaining();
        }

        if (Type == typeof(EventEnvelope))
        {
            return source.Publication.Envelope;
        }

        if (Type == typeof(EventMetadata))
        {
            return source.Publication.Metadata;
        }

        return Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(Event<>) ? WithMetadata(source.Publication) : null;
    }

    private object WithMetadata(Publication publication) => Activator.CreateInstance(
        Type, publication.Id, publication.Metadata, publication.PayloadAs(Type.GetGenericArguments()[0]))!;

    private object? Converted(object? given, Publication publication) => given switch
    {
        _ when Type.IsInstanceOfType(given) => given,
        null => Type.IsValueType && Nullable.GetUnderlyingType(Type) is null ? Activator.CreateInstance(Type) : null,
        Exception => typeof(EventPayload).IsAssignableFrom(Type) ? publication.PayloadAs(Type) : throw DoesNotFit(given),
        EventPayload when typeof(EventPayload).IsAssignableFrom(Type) => publication.PayloadAs(Type),
        JsonElement element => element.Deserialize(Type, EventJson.Options),
        _ => JsonSerializer.SerializeToElement(given, EventJson.Options).Deserialize(Type, EventJson.Options),
    };

    private ArgumentException DoesNotFit(object given) =>
        new($"The parameter \"{Name}\" takes {Type.Name}, and the event brings {given.GetType().Name}. Change its type.");
}
