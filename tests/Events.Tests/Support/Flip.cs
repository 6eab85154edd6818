namespace Events.Tests;

/// <summary>Changes the least that can be changed.</summary>
internal static class Flip
{
    public static byte[] Bit(ReadOnlySpan<byte> bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    public static string Bit(string text, int bit)
    {
        var flipped = text.ToCharArray();
        flipped[bit / 16] ^= (char)(1 << (bit % 16));
        return new string(flipped);
    }
}
