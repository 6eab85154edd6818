using System.Collections;

namespace Events;

/// <summary>Cuts many keys into the arguments of few jobs.</summary>
internal static class Chunks
{
    public const int DefaultSize = 100;

    /// <exception cref="EnqueueException">An element is no key of the action's entity, or the size is out of range.</exception>
    public static IEnumerable<Array> Of(EntityActionDescriptor action, IEnumerable keys, int size)
    {
        if (size is < 1 or > 10_000)
        {
            throw EnqueueException.ChunkSize(size);
        }

        return Cut(action, keys, size);
    }

    private static IEnumerable<Array> Cut(EntityActionDescriptor action, IEnumerable keys, int size)
    {
        foreach (var some in keys.Cast<object>().Chunk(size))
        {
            var chunk = Array.CreateInstance(action.KeyType, some.Length);
            for (var index = 0; index < some.Length; index++)
            {
                chunk.SetValue(EntityKeys.Required(action, some[index]), index);
            }

            yield return chunk;
        }
    }
}
