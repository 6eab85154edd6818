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
        : Block(Markup.Of($"{job.InvocationData?.Type}.<span class=\"code-method\">{job.InvocationData?.Method}</span>({job.InvocationData?.Arguments})"));

    private static NonEscapedString Block(NonEscapedString code) =>
        Markup.Of($"<pre class=\"job-call\" tabindex=\"0\"><code>{code}</code></pre>");

    private static NonEscapedString Call(Job job, string?[]? stored)
    {
        var isAwaited = typeof(Task).IsAssignableFrom(job.Method.ReturnType) || job.Method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal);
        var target = job.Method.IsStatic ? Markup.Of($"{Type(job.Type)}") : Markup.Of($"<span class=\"code-method\">Activate</span>&lt;{Type(job.Type)}&gt;()");
        var space = job.Type.Namespace is { } name ? Markup.Of($"{Keyword("using")} {name};\n\n") : Markup.Nothing;

        return Markup.Of($"{space}{(isAwaited ? Markup.Of($"{Keyword("await")} ") : Markup.Nothing)}{target}.<span class=\"code-method\">{job.Method.Name}</span>({Arguments(job, stored)});");
    }

    private static NonEscapedString Arguments(Job job, string?[]? stored)
    {
        var lines = job.Method.GetParameters().Select((parameter, index) => Markup.Of($"\n    {Argument(job, parameter, stored, index)}"));
        return new NonEscapedString(string.Join(',', lines));
    }

    private static NonEscapedString Argument(Job job, ParameterInfo parameter, string?[]? stored, int index)
    {
        var name = Markup.Of($"<span class=\"code-name\">{parameter.Name}:</span>");
        if (parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(IJobCancellationToken) || parameter.ParameterType == typeof(PerformContext))
        {
            return Markup.Of($"{name} <span class=\"code-comment\">/* {JobNames.TypeName(parameter.ParameterType)} of the performance */</span>");
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
        return Markup.Of($"<span class=\"{style}\">{shown}</span>{(isLong ? Markup.Of($" <span class=\"code-comment\">/* cut: {text.Length} characters */</span>") : Markup.Nothing)}");
    }

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

    private static NonEscapedString Keyword(string word) => Markup.Of($"<span class=\"code-keyword\">{word}</span>");

    private static NonEscapedString Type(Type type) => Markup.Of($"<span class=\"code-type\">{JobNames.TypeName(type)}</span>");
}
