namespace Events.Tests.Signing;

public sealed class SignaturePolicyTests
{
    [Theory]
    [InlineData(SignaturePolicy.Require, "good", "verified")]
    [InlineData(SignaturePolicy.Require, "bad", "SignatureInvalid")]
    [InlineData(SignaturePolicy.Require, "none", "SignatureMissing")]
    [InlineData(SignaturePolicy.Prefer, "good", "verified")]
    [InlineData(SignaturePolicy.Prefer, "bad", "SignatureInvalid")]
    [InlineData(SignaturePolicy.Prefer, "none", "accepted")]
    [InlineData(SignaturePolicy.Off, "good", "accepted")]
    [InlineData(SignaturePolicy.Off, "bad", "accepted")]
    [InlineData(SignaturePolicy.Off, "none", "accepted")]
    public void ThePolicyOfTheEventDecides(SignaturePolicy policy, string signature, string answer)
    {
        var verifier = Signatures.Verifier(options =>
        {
            Array.ForEach(Signatures.Keys, options.Keys.Add);
            options.Events["orderPlaced"] = policy;
        });

        Assert.Equal(answer, AnswerOf(verifier, Message(signature)));
    }

    [Theory]
    [InlineData(0, "accepted")]
    [InlineData(1, "SignatureMissing")]
    public void SignaturesAreRequiredAsSoonAsThereIsAKey(int keys, string answer)
    {
        var verifier = Signatures.Verifier(options => Array.ForEach(Signatures.Keys[..keys], options.Keys.Add));

        Assert.Equal(answer, AnswerOf(verifier, Message("none")));
    }

    private static IncomingMessage Message(string signature) => signature switch
    {
        "good" => Signatures.SignedMessage(),
        "bad" => Signatures.SignedMessage() with { Tenant = "other" },
        _ => Signatures.Message(),
    };

    private static string AnswerOf(SignatureVerifier verifier, IncomingMessage message)
    {
        try
        {
            return verifier.Verify(message) ? "verified" : "accepted";
        }
        catch (SignatureException refused)
        {
            return refused.Reason.ToString();
        }
    }
}
