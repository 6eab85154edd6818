namespace Events;

/// <summary>How much an envelope may hold. They apply to what is read and to what is published, so that nothing is stored that could not be read again.</summary>
public static class EnvelopeLimits
{
    /// <summary>The bytes of an envelope as UTF-8: 256 KiB, what the common message services carry. Checked before anything is parsed.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>How deep objects and arrays nest, the envelope itself included: 32.</summary>
    public const int MaxDepth = 32;

    /// <summary>The members of one object, or the items of one array: 10000.</summary>
    public const int MaxItems = 10_000;

    /// <summary>The characters of an id or a name: 255.</summary>
    public const int MaxIdLength = 255;
}
