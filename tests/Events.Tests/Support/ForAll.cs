using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests;

/// <summary>Checks a statement on many random values. A failure prints the smallest value that breaks it and the seed to repeat it with.</summary>
internal static class ForAll
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> statement, int tests = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(values.ToArbitrary(), statement));

    /// <summary>Texts of all planes of Unicode, without NUL and without halves of surrogate pairs; short, and often empty.</summary>
    public static Gen<string> Texts { get; } =
        Gen.Choose(1, 0x10FFFF - 0x800)
            .Or(Gen.Choose(1, 0x7F))
            .Select(point => char.ConvertFromUtf32(point >= 0xD800 ? point + 0x800 : point))
            .ListOf()
            .Select(string.Concat);

    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
}
