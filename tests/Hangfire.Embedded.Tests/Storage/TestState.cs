using Hangfire.States;

namespace Hangfire.Embedded.Tests.Storage;

public interface IStoredState : IState;

/// <summary>A state of any name and data.</summary>
public sealed class TestState(string name, params (string Name, string Value)[] data) : IStoredState
{
    public string Name => name;

    public string? Reason { get; init; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => data.ToDictionary(pair => pair.Name, pair => pair.Value);
}
