namespace Events.Tests.Signing;

[Trait("Requirement", "C-54")]
public sealed class KeyRotationTests
{
    private static readonly SigningKey Old = Signatures.Key("old", SigningKeyState.Active);
    private static readonly SigningKey New = Signatures.Key("new", SigningKeyState.Active);

    [Fact]
    public void NoMessageIsRefusedAtAnyStepOfARotation()
    {
        SigningKey[][] steps =
        [
            [Old],
            [Old, New.With(SigningKeyState.VerifyOnly)],
            [Old, New],
            [Old.With(SigningKeyState.VerifyOnly), New],
            [New],
        ];

        // Applications are deployed one after the other: each step meets the one before and the one behind it.
        for (var step = 0; step + 1 < steps.Length; step++)
        {
            AssertAccepted(sender: steps[step], receiver: steps[step + 1]);
            AssertAccepted(sender: steps[step + 1], receiver: steps[step]);
        }
    }

    [Fact]
    public void WhileTwoKeysAreActiveAMessageCarriesBothSignatures()
    {
        var header = SignerWith(Old, New).Sign(Signatures.Message().SignedParts());

        Assert.Equal(["old", "new"], SignatureHeader.Parse(header!).Select(signature => signature.KeyId));
    }

    [Fact]
    public void ARevokedKeySignsNothingAndNothingItSignedIsAccepted()
    {
        var message = Signatures.Message();
        message = message with { Signature = SignerWith(Old).Sign(message.SignedParts()) };

        var error = Assert.Throws<SignatureException>(() => VerifierWith(Old.With(SigningKeyState.Revoked), New).Verify(message));

        Assert.Equal(SignatureFault.KeyNotValid, error.Reason);
    }

    [Fact]
    public void AKeyBoundToASourceSignsAndVerifiesForItAlone()
    {
        var bound = New.With(SigningKeyState.Active, source: "orders");
        var message = Signatures.Message();

        Assert.NotNull(SignerWith(bound).Sign(message.SignedParts()));
        var error = Assert.Throws<InvalidOperationException>(() => SignerWith(bound).Sign(message.SignedParts() with { Source = "billing" }));
        Assert.Equal("NoActiveKey: no signing key is active for the source \"billing\" now. Add one to SigningOptions.Keys.", error.Message);
    }

    [Fact]
    public void AKeyMadeForASourceGoesBeforeOneOfTheSameIdForAll()
    {
        var shared = Signatures.Key("k", SigningKeyState.VerifyOnly);
        var own = new SigningKey { Id = "k", Secret = New.Secret, Source = "orders" };
        var message = Signatures.Message();

        Assert.True(VerifierWith(shared, own).Verify(message with { Signature = SignerWith(own).Sign(message.SignedParts()) }));
    }

    [Fact]
    public void WithoutKeysNothingIsSigned() => Assert.Null(SignerWith().Sign(Signatures.Message().SignedParts()));

    private static void AssertAccepted(SigningKey[] sender, SigningKey[] receiver)
    {
        var message = Signatures.Message();
        Assert.True(VerifierWith(receiver).Verify(message with { Signature = SignerWith(sender).Sign(message.SignedParts()) }));
    }

    private static MessageSigner SignerWith(params SigningKey[] keys) => Signatures.Signer(options => Array.ForEach(keys, options.Keys.Add));

    private static SignatureVerifier VerifierWith(params SigningKey[] keys) => Signatures.Verifier(options => Array.ForEach(keys, options.Keys.Add));
}
