using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests.Signing;

public sealed class SignatureProperties
{
    private static readonly IncomingMessage Signed = Signatures.SignedMessage();

    [Fact]
    public void AnySingleFlippedBitIsRefused()
    {
        Assert.All(Bits(Signed.Body.Length * 8), bit => AssertRefused(Signed with { Body = Flip.Bit(Signed.Body.Span, bit) }));
        AssertAllFlipsRefused(Signed.Id!, (message, id) => message with { Id = id });
        AssertAllFlipsRefused(Signed.Source!, (message, source) => message with { Source = source });
        AssertAllFlipsRefused(Signed.Type!, (message, type) => message with { Type = type });
        AssertAllFlipsRefused(Signed.ContentType!, (message, type) => message with { ContentType = type });
        AssertAllFlipsRefused(Signed.Tenant!, (message, tenant) => message with { Tenant = tenant });
        AssertAllFlipsRefused(Signed.Signature!, (message, signature) => message with { Signature = signature });
    }

    [Fact]
    public void DifferentPartsNeverGiveTheSameStringToSign() => ForAll.Holds(
        Gen.Zip(Parts, Parts),
        pair => (pair.Item1.SequenceEqual(pair.Item2)) == Canonical(pair.Item1).SequenceEqual(Canonical(pair.Item2)),
        tests: 5000);

    [Fact]
    public void WhatIsSignedIsVerifiedWhateverTheParts() => ForAll.Holds(Parts, parts =>
    {
        var message = new IncomingMessage
        {
            Id = parts[0], Source = parts[1], Type = parts[2], ContentType = parts[3], Tenant = parts[4], Body = Encoding.UTF8.GetBytes(parts[5]),
        };
        return Signatures.Verifier().Verify(message with { Signature = Signatures.Signer().Sign(message.SignedParts()) });
    });

    [Fact]
    public void RandomHeadersAreRefusedWithAReason() => ForAll.Holds(
        ForAll.Texts.Or(ForAll.Texts.Select(text => $"v1 kid=current t=1800000000 s={text}")),
        header =>
        {
            var error = Record.Exception(() => Signatures.Verifier().Verify(Signed with { Signature = header }));
            return error is SignatureException { Reason: SignatureFault.SignatureMalformed or SignatureFault.SignatureVersion };
        },
        tests: 1000);

    // Few different characters, among them those that divide the parts, so that near misses are frequent.
    private static Gen<string[]> Parts { get; } =
        Gen.Elements('a', '1', '2', ':', '\n', 'é').ListOf().Select(characters => string.Concat(characters.Take(3))).ArrayOf(6);

    private static byte[] Canonical(string[] parts) => new SignedParts
    {
        Id = parts[0], Source = parts[1], Type = parts[2], ContentType = parts[3], Tenant = parts[4], Body = Encoding.UTF8.GetBytes(parts[5]),
    }.ToCanonical("k", 1);

    private static IEnumerable<int> Bits(int count) => Enumerable.Range(0, count);

    private static void AssertAllFlipsRefused(string text, Func<IncomingMessage, string, IncomingMessage> change) =>
        Assert.All(Bits(text.Length * 16), bit => AssertRefused(change(Signed, Flip.Bit(text, bit))));

    private static void AssertRefused(IncomingMessage message) =>
        Assert.Throws<SignatureException>(() => Signatures.Verifier().Verify(message));
}
