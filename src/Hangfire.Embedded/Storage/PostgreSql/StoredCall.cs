using System.Text.Json;
using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.PostgreSql;

/// <summary>Reads the stored call of a job.</summary>
internal static class StoredCall
{
    public static InvocationData Read(string invocationJson, string argumentsJson)
    {
        using var document = JsonDocument.Parse(invocationJson);
        var root = document.RootElement;
        return new InvocationData(
            TextOf(root, "Type") ?? "", TextOf(root, "Method") ?? "", TextOf(root, "ParameterTypes"),
            TextOf(root, "Arguments") ?? argumentsJson, TextOf(root, "Queue"));
    }

    public static (Job? Job, JobLoadException? Error) Load(InvocationData stored)
    {
        try
        {
            return (stored.DeserializeJob(), null);
        }
        catch (JobLoadException cannotLoad)
        {
            return (null, cannotLoad);
        }
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
