namespace Hangfire.Common;

/// <summary>How specific a filter is; among equal orders the lower scope acts first.</summary>
public enum JobFilterScope
{
    /// <summary>Acts on every job.</summary>
    Global = 10,

    /// <summary>Acts on the jobs of one class.</summary>
    Type = 20,

    /// <summary>Acts on the jobs of one method.</summary>
    Method = 30,
}
