using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events.Tests.Signing;

public sealed class SigningStartupTests
{
    [Fact]
    public async Task AllFaultsOfTheKeysAreReportedTogetherWhenTheHostStarts() // C21, C22
    {
        using var host = HostWith(events => events.UseSigning(signing =>
        {
            signing.Keys.Add(SigningKey.FromText("k", "changeme").With(SigningKeyState.VerifyOnly));
            signing.Keys.Add(SigningKey.FromText("k", "0123456789abcdef").With(SigningKeyState.VerifyOnly));
            signing.MaxAge = TimeSpan.Zero;
        }));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "KeyTooShort: expected signing key \"k\" to have 32 bytes or more, got \"8\". Make a random one.",
                "KeyTooShort: expected signing key \"k\" to have 32 bytes or more, got \"16\". Make a random one.",
                "KeyTwice: two signing keys have the id \"k\" for the same source. Give each its own id.",
                "NoActiveKey: no signing key is active now, so nothing can be signed. Make one Active, or set SignOutgoing to false where nothing is sent.",
                "Expected MaxAge to be more than zero, got \"00:00:00\". Leave it at its default unless measured.",
            ],
            error.Failures);
    }

    [Fact]
    public async Task RequiringSignaturesWithoutAKeyIsAFault()
    {
        using var host = HostWith(events => events.UseSigning(signing => signing.Policy = SignaturePolicy.Require));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(["NoKeys: signatures are required, but there is no key to verify them with. Add one to Keys."], error.Failures);
    }

    [Fact]
    public async Task MoreActiveKeysThanAHeaderHoldsAreAFault()
    {
        using var host = HostWith(events => events.UseSigning(signing =>
        {
            for (var number = 1; number <= 5; number++)
            {
                signing.Keys.Add(Signatures.Key($"k{number}", SigningKeyState.Active));
            }
        }));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith("TooManyActiveKeys: \"5\" ", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "C-42")]
    public async Task AnEmptySecretIsAFault()
    {
        using var host = HostWith(events => events.UseSignedPayloads(""));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(["The 'secret' argument cannot be empty."], error.Failures);
    }

    [Fact]
    [Trait("Requirement", "C-40")]
    [Trait("Requirement", "C-53")]
    public void TheServicesThatSignAndReadAreThere()
    {
        using var host = HostWith(events => events
            .UseSigning(signing => signing.Keys.Add(Signatures.Key("k", SigningKeyState.Active)))
            .UseSignedPayloads("secret-key")
            .UsePayloadSerializer<BytesSerializer>());

        Assert.StartsWith("v1 kid=k ", host.Services.GetRequiredService<MessageSigner>().Sign(Signatures.Message().SignedParts()), StringComparison.Ordinal);
        Assert.NotNull(host.Services.GetRequiredService<IncomingMessageReader>());
        Assert.Equal("BYTES"u8.ToArray(), host.Services.GetRequiredService<PayloadSigner>().Pack("x").SerializedObj.ToArray());
    }

    private static IHost HostWith(Action<EventsBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services.AddEvents());
        return builder.Build();
    }
}
