namespace Events;

/// <summary>Why something has not run, or how it ended. As text it is one sentence a line; it can be written as JSON as well.</summary>
/// <param name="Subject">What was asked about.</param>
/// <param name="Findings">What was found, at least one thing.</param>
public sealed record Explanation(string Subject, IReadOnlyList<Finding> Findings)
{
    /// <summary>The subject, then one finding a line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Findings.Select(finding => $"- {finding.Text}").Prepend($"{Subject}:"));
}
