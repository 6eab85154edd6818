using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Finds the serializer of signed payloads by the content type the options name.</summary>
internal sealed class PayloadSerializers(
    IServiceProvider services, IEnumerable<PayloadContentType> known, IOptions<PayloadSigningOptions> options) : IStartupCheck
{
    /// <exception cref="UnknownSerializerException">There is none.</exception>
    public IPayloadSerializer Chosen => Find() ?? throw Unknown();

    public IEnumerable<string> Faults() => Find() is null ? [Unknown().Message] : [];

    private IPayloadSerializer? Find() => services.GetKeyedService<IPayloadSerializer>(options.Value.ContentType)
        ?? (options.Value.ContentType is PayloadSigningOptions.Json ? services.GetRequiredService<IPayloadSerializer>() : null);

    private UnknownSerializerException Unknown() =>
        new(options.Value.ContentType, [.. known.Select(one => one.ContentType).Prepend(PayloadSigningOptions.Json).Distinct()]);
}
