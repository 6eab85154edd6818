using System.Diagnostics.CodeAnalysis;

namespace Events;

/// <summary>The name of a topic in AWS: <c>arn:aws:sns:{region}:{accountId}:{topic}</c>.</summary>
/// <param name="Region">The region, such as <c>eu-west-2</c>.</param>
/// <param name="AccountId">The account the topic belongs to, 12 digits.</param>
/// <param name="Topic">The topic's own name.</param>
public readonly record struct TopicArn(string Region, string AccountId, string Topic)
{
    private const string Prefix = "arn:aws:sns:";

    /// <summary>Reads an ARN of a topic.</summary>
    /// <param name="text">The text; <c>null</c> is none.</param>
    /// <param name="arn">The ARN, when it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TopicArn arn)
    {
        var parts = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split(':') : [];
        var isOne = parts.Length == 3 && !parts.Contains("");
        arn = isOne ? new TopicArn(parts[0], parts[1], parts[2]) : default;
        return isOne;
    }

    /// <summary>The ARN as it is sent.</summary>
    public override string ToString() => $"{Prefix}{Region}:{AccountId}:{Topic}";
}
