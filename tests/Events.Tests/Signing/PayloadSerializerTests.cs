using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Signing;

public sealed class PayloadSerializerTests
{
    private const string Pickle = "application/x-python-serialize";

    private const string NotRegistered =
        "No payload serializer is registered for the content type \"application/x-python-serialize\". "
        + "Known are \"application/json\", \"application/x-bytes\"; add another with AddPayloadSerializer<TSerializer>(contentType).";

    [Fact, Trait("Requirement", "C-43"), Trait("Requirement", "C-T05")]
    public void AContentTypeWithoutASerializerIsNamedWhenTheApplicationStartsAndWhenItIsUsed()
    {
        using var application = With(Pickle);

        var error = Assert.Throws<UnknownSerializerException>(application.Service<PayloadSigner>);

        Assert.Equal(NotRegistered, error.Message);
        Assert.Equal(Pickle, error.ContentType);
        Assert.Equal([NotRegistered], application.StartupChecks().SelectMany(check => check.Faults()));
    }

    [Fact, Trait("Requirement", "C-43"), Trait("Requirement", "C-53")]
    public void TheContentTypeChoosesTheSerializer()
    {
        using var bytes = With("application/x-bytes");
        using var json = With("application/json");

        Assert.Equal("BYTES"u8.ToArray(), bytes.Service<PayloadSigner>().Pack("x").SerializedObj.ToArray());
        Assert.Equal("\"x\""u8.ToArray(), json.Service<PayloadSigner>().Pack("x").SerializedObj.ToArray());
        Assert.Empty(bytes.StartupChecks().SelectMany(check => check.Faults()));
    }

    [Fact, Trait("Requirement", "C-43")]
    public void AMessageOfAContentTypeWeDoNotReadIsRefusedByName()
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => Signatures.Reader().Read(Signatures.Message() with { ContentType = Pickle }));

        Assert.Equal(EnvelopeFault.UnsupportedContentType, error.Reason);
        Assert.Contains($"\"{Pickle}\"", error.Message, StringComparison.Ordinal);
    }

    private static Application With(string contentType) => Application.InProcess(events =>
    {
        events.UseSignedPayloads("secret").AddPayloadSerializer<BytesSerializer>("application/x-bytes");
        events.Services.Configure<PayloadSigningOptions>(options => options.ContentType = contentType);
    });
}
