using Newtonsoft.Json;

namespace Hangfire.Common;

/// <summary>The settings behind <see cref="SerializationOption"/>.</summary>
internal static class SerializationSettings
{
    private static readonly JsonSerializerSettings Internal = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateTimeZoneHandling = DateTimeZoneHandling.RoundtripKind,
    };

    private static readonly JsonSerializerSettings Plain = new();

    private static JsonSerializerSettings? user;

    public static JsonSerializerSettings User => Volatile.Read(ref user) ?? Plain;

    public static void UseForUser(JsonSerializerSettings? settings) => Volatile.Write(ref user, settings);

    public static JsonSerializerSettings Of(SerializationOption option) => option == SerializationOption.User ? User : Internal;

    public static JsonSerializerSettings Recommended() => new()
    {
        // Arguments declared as a base type need the name of what was passed; other engines on the same database write and expect it.
#pragma warning disable CA2326, CA2327 // Chosen by the user, bound by the type resolver.
        TypeNameHandling = TypeNameHandling.Auto,
#pragma warning restore CA2326, CA2327
        SerializationBinder = new TypeHelperSerializationBinder(),
        CheckAdditionalContent = true,
    };
}
