using Newtonsoft.Json.Serialization;
using SerializationBinder = System.Runtime.Serialization.SerializationBinder;

namespace Hangfire.Common;

/// <summary>Lets JSON name types the way the current type serializer and resolver do.</summary>
public sealed class TypeHelperSerializationBinder : SerializationBinder, ISerializationBinder
{
    /// <summary>Finds the type named in JSON.</summary>
    public override Type BindToType(string? assemblyName, string typeName) =>
        TypeHelper.CurrentTypeResolver(string.IsNullOrEmpty(assemblyName) ? typeName : $"{typeName}, {assemblyName}");

    /// <summary>Gives the name to write into JSON.</summary>
    public override void BindToName(Type serializedType, out string? assemblyName, out string? typeName)
    {
        typeName = TypeHelper.CurrentTypeSerializer(serializedType);
        assemblyName = null;
    }
}
