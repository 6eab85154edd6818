using System.Text.Json.Serialization.Metadata;

namespace Events;

/// <summary>One member of an object as the wire has it.</summary>
internal sealed record WireMember(string Name, Type Type, bool IsRequired, bool HasDefault, object? Default)
{
    public static IEnumerable<WireMember> Of(Type type) =>
        EventJson.Options.GetTypeInfo(type).Properties.OrderBy(property => property.Order).Select(Of);

    private static WireMember Of(JsonPropertyInfo property)
    {
        var parameter = property.AssociatedParameter;
        var isArgument = parameter is { IsMemberInitializer: false };
        return new WireMember(
            property.Name,
            property.PropertyType,
            property.IsRequired || (isArgument && !parameter!.HasDefaultValue),
            isArgument && parameter!.HasDefaultValue,
            parameter?.DefaultValue);
    }
}
