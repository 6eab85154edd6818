using System.Text;

namespace Events.Tests.Signing;

public sealed class PayloadSignerTests
{
    private const string Golden = "3817ab4f55f54d6f26e165a89282ac7c56d3e14fdb19d7ac5489997d46a773d5";

    private readonly BytesSerializer serializer = new();

    [Fact]
    [Trait("Requirement", "C-46")]
    [Trait("Requirement", "C-G1")]
    public void APayloadHasTwoFields()
    {
        var signed = Signer("secret-key").Pack("anything");
        var unsigned = Signer(null).Pack("anything");

        Assert.Equal(("4259544553", Golden), (Hex(signed.SerializedObj), Hex(signed.ObjHash!.Value)));
        Assert.Equal(("4259544553", null), (Hex(unsigned.SerializedObj), unsigned.ObjHash));
        Assert.Equal("""{"serialized_obj":"QllURVM=","obj_hash":null}""", Encoding.UTF8.GetString(unsigned.ToUtf8Json()));
    }

    [Theory]
    [Trait("Requirement", "C-47")]
    [Trait("Requirement", "C-G2")]
    [InlineData("hello", "98e7ffb964bb5a3f902db1fc101a5baa98b6f2cd56858210c9d70f26ac762fc7")]
    [InlineData("", "345fba21f06a4f75ed673fb93dc16cd47d8dc7a69f52e84e3016fcf69835fdb8")]
    [InlineData("""{"event":"StringEvent","args":[],"kwargs":{}}""", "ce999ae3c0d689a37d40151bdb50fc963b9bcaecc567a09d8934200d5bfe27eb")]
    public void TheHashIsThatOfOlderServices(string bytes, string hash)
    {
        var payload = new SignedPayload(Encoding.UTF8.GetBytes(bytes), Convert.FromHexString(hash));

        Assert.Equal("object", Signer("secret-key").Unpack<string>(payload));
    }

    [Theory]
    [Trait("Requirement", "C-48")]
    [Trait("Requirement", "C-51")]
    [InlineData(null, "Invalid payload structure.")]
    [InlineData("", "Invalid payload structure.")]
    [InlineData("3817ab4f55f54d6f26e165a89282ac7c56d3e14fdb19d7ac5489997d46a773d4", "Payload integrity verification failed.")]
    [InlineData("3817ab", "Payload integrity verification failed.")]
    public void ABadHashIsRefusedBeforeTheObjectIsMade(string? hash, string text)
    {
        var payload = new SignedPayload("BYTES"u8.ToArray(), hash is null ? null : Convert.FromHexString(hash));

        var error = Assert.Throws<PayloadIntegrityException>(() => Signer("secret-key").Unpack<string>(payload));

        Assert.Equal(text, error.Message);
        Assert.Empty(serializer.Read);
    }

    [Fact]
    [Trait("Requirement", "C-48")]
    public void OneChangedByteIsRefused()
    {
        var payload = new SignedPayload("BYTEs"u8.ToArray(), Convert.FromHexString(Golden));

        var error = Assert.Throws<PayloadIntegrityException>(() => Signer("secret-key").Unpack<string>(payload));

        Assert.Equal("Payload integrity verification failed.", error.Message);
    }

    [Fact]
    [Trait("Requirement", "C-46")]
    public void APayloadWithoutHashIsReadWhereThereIsNoSecret()
    {
        var payload = SignedPayload.Parse("""{"serialized_obj":"QllURVM=","obj_hash":null}"""u8);

        Assert.Equal("object", Signer(null).Unpack<string>(payload));
        Assert.Null(payload.ObjHash);
    }

    [Fact]
    [Trait("Requirement", "C-49")]
    public void AHashForAnApplicationWithoutSecretIsRefused()
    {
        var payload = new SignedPayload("BYTES"u8.ToArray(), Convert.FromHexString(Golden));

        var error = Assert.Throws<PayloadIntegrityException>(() => Signer(null).Unpack<string>(payload));

        Assert.Equal("Unexpected payload structure.", error.Message);
        Assert.Empty(serializer.Read);
    }

    [Theory]
    [Trait("Requirement", "C-50")]
    [Trait("Requirement", "C-T04")]
    [InlineData("""{"serialized_obj":"QllURVM="}""", "Missing fields in JSON data.")]
    [InlineData("""{"obj_hash":null}""", "Missing fields in JSON data.")]
    [InlineData("[]", "Missing fields in JSON data.")]
    [InlineData("""{"serialized_obj":"QllURVM=","obj_hash":null,"extra":1}""", "Extra keys in JSON data: {'extra'}")]
    [InlineData("""{"serialized_obj":"QllURVM=","obj_hash":null,"a":1,"b":2}""", "Extra keys in JSON data: {'a', 'b'}")]
    [InlineData("""{"serialized_obj":"QllURVM=","obj_hash":null,"obj_hash":null}""", "Invalid payload structure.")]
    [InlineData("""{"serialized_obj":"no base64!","obj_hash":null}""", "Invalid payload structure.")]
    [InlineData("""{"serialized_obj":null,"obj_hash":null}""", "Invalid payload structure.")]
    [InlineData("no JSON", "Invalid payload structure.")]
    public void ExactlyTheTwoFieldsAreAccepted(string json, string text)
    {
        var error = Assert.Throws<PayloadIntegrityException>(() => SignedPayload.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(text, error.Message);
    }

    [Fact]
    [Trait("Requirement", "C-T04")]
    public void ThePayloadOfTwoFieldsIsRead()
    {
        var payload = SignedPayload.Parse("""{"serialized_obj":"QllURVM=","obj_hash":"OBerT1X1TW8m4WWokoKsfFbT4U/bGdesVImZfUanc9U="}"""u8);

        Assert.Equal(("4259544553", Golden), (Hex(payload.SerializedObj), Hex(payload.ObjHash!.Value)));
    }

    [Fact]
    [Trait("Requirement", "C-52")]
    public void BytesThatGiveNoObjectAreRefused()
    {
        var signer = new PayloadSigner(new PayloadSigningOptions());

        var error = Assert.Throws<PayloadIntegrityException>(() => signer.Unpack<string>(new SignedPayload("null"u8.ToArray(), null)));

        Assert.Equal("Failed to deserialize the event emission object.", error.Message);
    }

    [Fact]
    [Trait("Requirement", "C-53")]
    public void TheSerializerIsUsedInBothDirections()
    {
        var signer = Signer("secret-key");

        var read = signer.Unpack<string>(SignedPayload.Parse(signer.Pack("x").ToUtf8Json()));

        Assert.Equal("object", read);
        Assert.Equal(["BYTES"u8.ToArray()], serializer.Read);
    }

    [Fact]
    [Trait("Requirement", "C-53")]
    public void WithoutASerializerObjectsAreTheJsonOfEvents()
    {
        var signer = new PayloadSigner(new PayloadSigningOptions { Secret = "s" });

        var payload = signer.Pack(new ActionHappenedPayload(Some.Id, true));

        Assert.Equal("""{"id":"44f33071-e444-494f-bcff-b5e3594f7628","isActive":true}""", Encoding.UTF8.GetString(payload.SerializedObj.Span));
        Assert.Equal(new ActionHappenedPayload(Some.Id, true), signer.Unpack<ActionHappenedPayload>(payload));
    }

    [Fact]
    [Trait("Requirement", "C-54")]
    public void AfterAChangeOfTheSecretTheOneBeforeStillVerifies()
    {
        var old = Signer("old").Pack("x");
        var rotated = Signer("new", "old");

        Assert.Equal("object", rotated.Unpack<string>(old));
        Assert.Equal(Hex(Signer("new").Pack("x").ObjHash!.Value), Hex(rotated.Pack("x").ObjHash!.Value));
        Assert.Throws<PayloadIntegrityException>(() => Signer("new", "older").Unpack<string>(old));
    }

    [Fact]
    [Trait("Requirement", "C-42")]
    [Trait("Requirement", "C-T05")]
    public void AnEmptySecretIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Signer(""));

        Assert.Equal("The 'secret' argument cannot be empty.", error.Message);
    }

    private PayloadSigner Signer(string? secret, params string[] previous) =>
        new(new PayloadSigningOptions { Secret = secret, PreviousSecrets = previous }, serializer);

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
