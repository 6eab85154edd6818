using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Hangfire.Queues;

/// <summary>The rule for names of queues.</summary>
internal static partial class QueueName
{
    public static void Validate([NotNull] string? value, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        if (!Allowed().IsMatch(value))
            throw new ArgumentException(
                $"The queue name must consist of lowercase letters, digits, underscore, and dash characters only. Given: '{value}'.",
                parameterName);
    }

    [GeneratedRegex(@"^[a-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
