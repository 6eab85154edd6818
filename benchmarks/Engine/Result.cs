namespace Engine.Benchmarks;

/// <summary>One line of the report: what was measured, and whether the goal holds.</summary>
internal sealed record Result(string Goal, string What, string Measured, string Reference, double Value, string Range, string Wanted, bool Holds);
