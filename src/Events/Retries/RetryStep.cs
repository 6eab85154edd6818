namespace Events;

/// <summary>One step of a retry ladder: a queue where messages wait, then return.</summary>
/// <param name="Index">Which step, counted from 0.</param>
/// <param name="Name">What its exchange and its queue are called.</param>
/// <param name="Delay">How long messages wait in it: 2ⁿ seconds.</param>
public sealed record RetryStep(int Index, string Name, TimeSpan Delay);
