using System.Reflection;

namespace Events;

/// <summary>How names in code become names on the wire.</summary>
public static class EventNaming
{
    private const string Suffix = "Payload";

    /// <summary>Turns a snake_case or PascalCase name into lowerCamelCase: <c>UserID</c> becomes <c>userId</c>.</summary>
    /// <remarks>
    /// Acronyms count as one word, digits belong to the word before them, and a letter behind a digit that starts a word is upper case
    /// (<c>user_2fa_enabled</c> becomes <c>user2FaEnabled</c>). Leading underscores and dots stay.
    /// </remarks>
    public static string ToWire(string name) => WireCase.Convert(name);

    /// <summary>The wire name of a payload type: <see cref="EventNameAttribute"/>, else the class name without <c>Payload</c>.</summary>
    public static string EventNameOf(Type payloadType)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        return payloadType.GetCustomAttribute<EventNameAttribute>()?.Name ?? ToWire(WithoutSuffix(payloadType));
    }

    /// <summary>The version of a payload type's shape: that of <see cref="EventNameAttribute"/>, else 1.</summary>
    public static int VersionOf(Type payloadType)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        return payloadType.GetCustomAttribute<EventNameAttribute>()?.Version ?? 1;
    }

    internal static string EntityNameOf(Type payloadType, EntityNaming naming) =>
        naming == EntityNaming.FirstWord ? WireCase.FirstWord(WithoutSuffix(payloadType)) : WithoutSuffix(payloadType);

    internal static string EntityNameOf(Type entityType, Type payloadType, EntityNaming naming) =>
        naming == EntityNaming.FirstWord ? EntityNameOf(payloadType, naming) : entityType.Name;

    private static string WithoutSuffix(Type type)
    {
        var name = type.Name.Split('`')[0];
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
