namespace Core.Benchmarks;

/// <summary>What some publications took, each.</summary>
internal readonly record struct Sample(double Nanoseconds, double Bytes);
