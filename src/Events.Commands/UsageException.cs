using System.Diagnostics.CodeAnalysis;

namespace Events.Commands;

/// <summary>A command was called with something that cannot be meant.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the command line.")]
internal sealed class UsageException(string message) : Exception(message);
