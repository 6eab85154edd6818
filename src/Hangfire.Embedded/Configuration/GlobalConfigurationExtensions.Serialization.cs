using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire;

public static partial class GlobalConfigurationExtensions
{
    /// <summary>Finds types with <paramref name="typeResolver"/>.</summary>
    public static IGlobalConfiguration UseTypeResolver(this IGlobalConfiguration configuration, Func<string, Type>? typeResolver)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        TypeHelper.CurrentTypeResolver = typeResolver!;
        return configuration;
    }

    /// <summary>Names types with <paramref name="typeSerializer"/>.</summary>
    public static IGlobalConfiguration UseTypeSerializer(this IGlobalConfiguration configuration, Func<Type, string>? typeSerializer)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        TypeHelper.CurrentTypeSerializer = typeSerializer!;
        return configuration;
    }

    /// <summary>Finds types in the default way, which ignores versions.</summary>
    public static IGlobalConfiguration UseDefaultTypeResolver(this IGlobalConfiguration configuration) =>
        configuration.UseTypeResolver(TypeHelper.DefaultTypeResolver);

    /// <summary>Names types with full assembly names.</summary>
    public static IGlobalConfiguration UseDefaultTypeSerializer(this IGlobalConfiguration configuration) =>
        configuration.UseTypeSerializer(TypeHelper.DefaultTypeSerializer);

    /// <summary>Names types with simple assembly names, so that stored jobs outlive new versions.</summary>
    public static IGlobalConfiguration UseSimpleAssemblyNameTypeSerializer(this IGlobalConfiguration configuration) =>
        configuration.UseTypeSerializer(TypeHelper.SimpleAssemblyTypeSerializer);

    /// <summary>Finds types whatever version their stored name carries.</summary>
    public static IGlobalConfiguration UseIgnoredAssemblyVersionTypeResolver(this IGlobalConfiguration configuration) =>
        configuration.UseTypeResolver(TypeHelper.IgnoredAssemblyVersionTypeResolver);

    /// <summary>Writes arguments, parameters and results under <paramref name="settings"/>; <see langword="null"/> brings the defaults back.</summary>
    public static IGlobalConfiguration UseSerializerSettings(this IGlobalConfiguration configuration, JsonSerializerSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        SerializationSettings.UseForUser(settings);
        return configuration;
    }

    /// <summary>Writes arguments so that those declared as a base type keep the type of what was passed.</summary>
    public static IGlobalConfiguration UseRecommendedSerializerSettings(this IGlobalConfiguration configuration) =>
        configuration.UseRecommendedSerializerSettings(static _ => { });

    /// <summary>Starts from the recommended settings and lets <paramref name="settingsConfiguration"/> change them.</summary>
    public static IGlobalConfiguration UseRecommendedSerializerSettings(
        this IGlobalConfiguration configuration, Action<JsonSerializerSettings> settingsConfiguration)
    {
        ArgumentNullException.ThrowIfNull(settingsConfiguration);
        var settings = SerializationSettings.Recommended();
        settingsConfiguration(settings);
        return configuration.UseSerializerSettings(settings);
    }
}
