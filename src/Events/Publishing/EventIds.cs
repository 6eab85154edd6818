using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Events;

/// <summary>Makes version 7 UUIDs each greater than the one before: events of one millisecond keep the order they were published in.</summary>
internal static class EventIds
{
    private const int CounterBits = 12;

    private static long last;

    public static Guid Next() => Of(NextTick(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));

    // Milliseconds and a count within them; a clock that stands still or goes back only makes the count go on.
    private static long NextTick(long milliseconds)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(before + 1, milliseconds << CounterBits);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }

    private static Guid Of(long tick)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (tick >> CounterBits) << 16);
        bytes[6] = (byte)(0x70 | ((tick >> 8) & 0x0F));
        bytes[7] = (byte)tick;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
