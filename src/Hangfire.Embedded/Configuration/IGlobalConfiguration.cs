namespace Hangfire;

/// <summary>What the configuration extension methods hang on, so that a set-up reads as one sentence.</summary>
#pragma warning disable CA1040 // The extension methods are the members.
public interface IGlobalConfiguration;
#pragma warning restore CA1040
