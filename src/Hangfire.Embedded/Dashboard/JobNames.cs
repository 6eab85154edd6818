using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Dashboard;

/// <summary>Finds the name of a job. A name that cannot be made never keeps a page from being shown.</summary>
internal static class JobNames
{
    private const string Unknown = "The type or method of this job cannot be found";

    public static string Of(DashboardContext context, Job? job)
    {
        if (job is null)
        {
            return Unknown;
        }

        var chosen = Try(() => context.Options.DisplayNameFunc?.Invoke(context, job))
            ?? Try(() => Attribute<JobDisplayNameAttribute>(job)?.Format(context, job))
            ?? Try(() => Attribute<DisplayNameAttribute>(job) is { } attribute
                ? string.Format(CultureInfo.CurrentCulture, attribute.DisplayName, [.. job.Args])
                : null);

        return chosen ?? $"{TypeName(job.Type)}.{job.Method.Name}";
    }

    public static string Of(InvocationData invocation)
    {
        var type = invocation.Type?.Split(',')[0];
        return $"{type?[(type.LastIndexOf('.') + 1)..]}.{invocation.Method}";
    }

    public static string TypeName(Type type)
    {
        var name = type.IsNested && type.DeclaringType is { } outer && !type.IsGenericParameter
            ? $"{TypeName(outer)}.{type.Name}"
            : type.Name;
        var mark = name.IndexOf('`', StringComparison.Ordinal);
        return mark < 0 ? name : $"{name[..mark]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";
    }

    private static T? Attribute<T>(Job job) where T : Attribute => job.Method.GetCustomAttribute<T>(inherit: true);

    private static string? Try(Func<string?> name)
    {
        try
        {
            var made = name();
            return string.IsNullOrWhiteSpace(made) ? null : made;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }
}
