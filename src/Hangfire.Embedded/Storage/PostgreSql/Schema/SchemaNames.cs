using System.Text.RegularExpressions;

namespace Hangfire.PostgreSql.Schema;

/// <summary>Which names a schema may have; they become part of statements, so nothing else is let through.</summary>
internal static partial class SchemaNames
{
    public static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Allowed().IsMatch(name)
            ? name
            : throw new ArgumentException(
                $"Expected SchemaName to consist of up to 63 lowercase letters, digits and underscores, not starting with a digit, got '{name}'.",
                nameof(name));
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
