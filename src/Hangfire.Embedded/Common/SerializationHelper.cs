using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace Hangfire.Common;

/// <summary>Turns values into the JSON that is stored, and back.</summary>
public static class SerializationHelper
{
    /// <summary>Writes one of the engine's own values.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Serialize<T>(T? value) => Serialize(value, SerializationOption.Internal);

    /// <summary>Writes a value under the given settings.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Serialize<T>(T? value, SerializationOption option) => Serialize(value, typeof(T), option);

    /// <summary>Writes a value that is declared as <paramref name="type"/>; <see langword="null"/> stays <see langword="null"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Serialize(object? value, Type? type, SerializationOption option)
    {
        if (value is null) return null;

        if (option == SerializationOption.TypedInternal) return TypedJson.Write(value);

        var settings = SerializationSettings.Of(option);
        return value.GetType() == type && PlainJson.TryWrite(value, settings, out var plain)
            ? plain
            : IsolatedJson.Write(value, type, settings);
    }

    /// <summary>Reads one of the engine's own values.</summary>
    public static object? Deserialize(string? value, Type type) => Deserialize(value, type, SerializationOption.Internal);

    /// <summary>Reads a value of <paramref name="type"/> under the given settings; <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <exception cref="JsonException">The text is no JSON of that type.</exception>
    public static object? Deserialize(string? value, Type type, SerializationOption option)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (value is null) return null;

        if (option == SerializationOption.TypedInternal) return TypedJson.Read(value, type);

        var settings = SerializationSettings.Of(option);
        return PlainJson.TryRead(value, type, settings, out var plain) ? plain : IsolatedJson.Read(value, type, settings);
    }

    /// <summary>Reads one of the engine's own values.</summary>
    public static T? Deserialize<T>(string? value) => Deserialize<T>(value, SerializationOption.Internal);

    /// <summary>Reads a value under the given settings; <see langword="null"/> becomes the default of <typeparamref name="T"/>.</summary>
    /// <exception cref="JsonException">The text is no JSON of that type.</exception>
    public static T? Deserialize<T>(string? value, SerializationOption option) =>
        value is null ? default : (T?)Deserialize(value, typeof(T), option);
}
