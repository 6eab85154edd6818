using System.Buffers.Text;
using System.Text;

namespace Events.Tests.Signing;

public sealed class SigningSecrecyTests
{
    [Fact]
    public void ARefusalNamesTheMessageButNeitherKeyNorTheRightSignature()
    {
        var message = Signatures.SignedMessage() with { Tenant = "other" };

        var error = Assert.Throws<SignatureException>(() => Signatures.Verifier().Verify(message));

        var expected = message.SignedParts().Hash(Signatures.Keys[0], Signatures.Now.ToUnixTimeSeconds());
        Assert.Equal(
            "SignatureInvalid: the message \"m-1\" from \"orders\" was refused: its signature does not belong to it. Send the very bytes that were signed.",
            error.Message);
        Assert.DoesNotContain(Base64Url.EncodeToString(expected), error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyShowsItsSecretNowhere()
    {
        var key = SigningKey.FromText("k", "a secret of more than 32 characters");

        Assert.DoesNotContain("secret of", key.ToString(), StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => SigningKey.FromBase64("k", "a secret of more!"));
        Assert.DoesNotContain("secret of more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyIsReadFromBase64() =>
        Assert.Equal("hello"u8.ToArray(), SigningKey.FromBase64("k", Convert.ToBase64String(Encoding.UTF8.GetBytes("hello"))).Secret.ToArray());

    [Fact]
    public void AnIdThatCameBeforeWithAnotherBodyHasItsOwnReason() // C19
    {
        var error = SignatureException.IdConflict(Signatures.Message());

        Assert.Equal(SignatureFault.IdConflict, error.Reason);
        Assert.StartsWith("IdConflict: the message \"m-1\" from \"orders\" was refused: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotHealIsNotRetried()
    {
        Assert.False(RetryPolicy.Default.Decide(1, SignatureException.IdConflict(Signatures.Message()), Random.Shared).Retry);
        Assert.False(RetryPolicy.Default.Decide(1, new PayloadIntegrityException("x"), Random.Shared).Retry);
    }
}
