namespace Hangfire.Server;

/// <summary>Anything a server runs.</summary>
#pragma warning disable CA1040 // A marker of the published API.
public interface IServerProcess;
#pragma warning restore CA1040
