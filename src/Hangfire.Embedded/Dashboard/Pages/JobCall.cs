using System.Reflection;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Newtonsoft.Json;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows a job as the call it will make, with its arguments in their stored form.</summary>
internal static class JobCall
{
    /// <summary>How many characters of an argument are shown.</summary>
    public static int MaximumArgumentLength { get; set; } = 4096;

    public static NonEscapedString Of(JobDetailsDto job) => job.Job is { } loaded
        ? Block(Call(loaded, StoredArguments(job.InvocationData)))
        : Block(Stored(job.InvocationData));

    private static NonEscapedString Stored(InvocationData? call) =>
        Markup.Of($"{call?.Type}.{Method(call?.Method)}({call?.Arguments})");

    private static NonEscapedString Block(NonEscapedString code) =>
        Markup.Of($"<pre class=\"job-call\" tabindex=\"0\"><code>{code}</code></pre>");

    private static NonEscapedString Call(Job job, string?[]? stored)
    {
        var space = job.Type.Namespace is { } name ? Markup.Of($"{Keyword("using")} {name};\n\n") : Markup.Nothing;
        var awaited = IsAwaited(job.Method.ReturnType) ? Markup.Of($"{Keyword("await")} ") : Markup.Nothing;
        var target = job.Method.IsStatic ? Type(job.Type) : Markup.Of($"{Method("Activate")}&lt;{Type(job.Type)}&gt;()");

        return Markup.Of($"{space}{awaited}{target}.{Method(job.Method.Name)}({Arguments(job, stored)});");
    }

    private static bool IsAwaited(Type result) =>
        typeof(Task).IsAssignableFrom(result) || result.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal);

    private static NonEscapedString Arguments(Job job, string?[]? stored)
    {
        var lines = job.Method.GetParameters().Select((parameter, index) => Markup.Of($"\n    {Argument(job, parameter, stored, index)}"));
        return new NonEscapedString(string.Join(',', lines));
    }

    private static NonEscapedString Argument(Job job, ParameterInfo parameter, string?[]? stored, int index)
    {
        var name = Markup.Of($"<span class=\"code-name\">{parameter.Name}:</span>");
        if (IsSupplied(parameter.ParameterType))
        {
            return Markup.Of($"{name} {Comment($"{JobNames.TypeName(parameter.ParameterType)} of the performance")}");
        }

        var value = stored is not null && index < stored.Length ? stored[index] : Serialize(job.Args.ElementAtOrDefault(index));
        return Markup.Of($"{name} {Value(value)}");
    }

    private static NonEscapedString Value(string? json)
    {
        var text = json ?? "null";
        var isLong = text.Length > MaximumArgumentLength;
        var shown = isLong ? text[..MaximumArgumentLength] : text;
        var style = shown.StartsWith('"') ? "code-text" : "code-value";
        return Markup.Of($"<span class=\"{style}\">{shown}</span>{(isLong ? Comment($"cut: {text.Length} characters") : Markup.Nothing)}");
    }

    private static bool IsSupplied(Type type) =>
        type == typeof(CancellationToken) || type == typeof(IJobCancellationToken) || type == typeof(PerformContext);

    private static string?[]? StoredArguments(InvocationData? invocation)
    {
        try
        {
            return invocation?.Arguments is { } arguments ? SerializationHelper.Deserialize<string?[]>(arguments) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Serialize(object? argument)
    {
        try
        {
            return argument is null ? null : SerializationHelper.Serialize(argument, argument.GetType(), SerializationOption.User);
        }
        catch (JsonException error)
        {
            return $"/* cannot be shown: {error.Message} */";
        }
    }

    private static NonEscapedString Method(string? name) => Markup.Of($"<span class=\"code-method\">{name}</span>");

    private static NonEscapedString Comment(string text) => Markup.Of($"<span class=\"code-comment\">/* {text} */</span>");

    private static NonEscapedString Keyword(string word) => Markup.Of($"<span class=\"code-keyword\">{word}</span>");

    private static NonEscapedString Type(Type type) => Markup.Of($"<span class=\"code-type\">{JobNames.TypeName(type)}</span>");
}
