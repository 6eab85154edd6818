using System.Text;
using Microsoft.Extensions.Options;

namespace Events.Tests.Corpus;

/// <summary>The corpus of bad input: each row gets exactly the answer it must get. The rows are in the JSON files beside this one.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> EnvelopeRows => CorpusRow.Titles("envelope.json");

    /// <summary>Bytes that are no UTF-8 cannot come as text.</summary>
    public static TheoryData<string> TextRows => CorpusRow.Titles("envelope.json", row => !CorpusBody.IsHex(row));

    public static TheoryData<string> MessageRows => CorpusRow.Titles("message.json");

    public static TheoryData<string> SignatureRows => CorpusRow.Titles("signature.json");

    public static TheoryData<string> StartupRows => CorpusRow.Titles("startup.json");

    [Theory, MemberData(nameof(EnvelopeRows))]
    public void AnEnvelopeIsAnsweredAsItMust(string row)
    {
        var expected = CorpusRow.Find("envelope.json", row);

        var error = Record.Exception(() => EventEnvelope.Parse(CorpusBody.Of(expected)).ReadPayload<CorpusPayload>());

        AssertAnswer(expected, error);
    }

    [Theory, MemberData(nameof(TextRows))]
    public void AnEnvelopeThatCameAsTextIsAnsweredTheSame(string row)
    {
        var expected = CorpusRow.Find("envelope.json", row);
        var text = Encoding.UTF8.GetString(CorpusBody.Of(expected));

        var error = Record.Exception(() => EventEnvelope.Parse(text).ReadPayload<CorpusPayload>());

        AssertAnswer(expected, error);
    }

    [Theory, MemberData(nameof(MessageRows))]
    public void AMessageIsAnsweredAsItMust(string row)
    {
        var expected = CorpusRow.Find("message.json", row);
        var size = expected.Json.TryGetProperty("bodySize", out var bytes) ? bytes.GetInt32() : 2;

        var error = Record.Exception(expected.Change(Signatures.Message() with { Body = new byte[size] }, "change").Check);

        AssertAnswer(expected, error);
    }

    [Theory, MemberData(nameof(SignatureRows))]
    public void ASignatureIsAnsweredAsItMust(string row)
    {
        var expected = CorpusRow.Find("signature.json", row);
        var message = Sent(expected);

        var error = Record.Exception(() => Signatures.Verifier().Verify(message));

        AssertAnswer(expected, error);
    }

    [Theory, MemberData(nameof(StartupRows))]
    public void FaultsOfTheKeysAreFoundAtTheStart(string row)
    {
        var expected = CorpusRow.Find("startup.json", row);
        var options = new SigningOptions { SignOutgoing = !expected.Json.TryGetProperty("signOutgoing", out _) };
        foreach (var key in expected.Json.GetProperty("keys").EnumerateArray().Select(key => new CorpusRow(key)))
        {
            options.Keys.Add(new SigningKey
            {
                Id = key.Text("id") ?? "k1",
                Secret = Encoding.UTF8.GetBytes(key.Text("secret")!),
                State = Enum.Parse<SigningKeyState>(key.Text("state") ?? "Active"),
                NotAfter = key.Text("notAfter") is { } end ? DateTimeOffset.Parse(end, null) : null,
            });
        }

        var result = new SigningOptionsValidator(TimeProvider.System).Validate(Options.DefaultName, options);

        Assert.Equal(
            expected.Json.GetProperty("answer").EnumerateArray().Select(answer => answer.GetString()),
            (result.Failures ?? []).Select(failure => failure.Split(':')[0]));
        Assert.DoesNotContain("changeme", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    private static IncomingMessage Sent(CorpusRow row)
    {
        var message = row.Change(Signatures.Message(), "sign");
        var seconds = Signatures.Now.ToUnixTimeSeconds() + (row.Json.TryGetProperty("signedAt", out var offset) ? offset.GetInt64() : 0);
        var good = Signatures.Sign(message, row.Text("key") ?? "current", seconds);
        message = row.Change(message with { Signature = Header(row, good, seconds) }, "change");
        return row.Json.TryGetProperty("flipBodyBit", out var bit) ? message with { Body = Flip.Bit(message.Body.Span, bit.GetInt32()) } : message;
    }

    private static string? Header(CorpusRow row, string good, long seconds)
    {
        if (!row.Json.TryGetProperty("header", out var header))
        {
            return good;
        }

        var hash = SignatureHeader.Parse(good)[0].Hash;
        string Encoded(IEnumerable<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes.ToArray());
        return row.Text("header")?
            .Replace("{good}", good, StringComparison.Ordinal)
            .Replace("{t}", $"{seconds}", StringComparison.Ordinal)
            .Replace("{s}", Encoded(hash), StringComparison.Ordinal)
            .Replace("{s31}", Encoded(hash.Take(31)), StringComparison.Ordinal)
            .Replace("{s33}", Encoded(hash.Append((byte)0)), StringComparison.Ordinal)
            .Replace("{s38}", Encoded(hash)[..38], StringComparison.Ordinal)
            .Replace("{hex}", Convert.ToHexStringLower(hash), StringComparison.Ordinal)
            ?? (header.ValueKind == System.Text.Json.JsonValueKind.Null ? null : "");
    }

    private static void AssertAnswer(CorpusRow row, Exception? error)
    {
        var answer = error switch
        {
            null => "OK",
            InvalidEnvelopeException refused => refused.Reason.ToString(),
            SignatureException refused => refused.Reason.ToString(),
            _ => error.ToString(),
        };
        Assert.Equal(row.Answer, answer);
        Assert.Contains(row.Says, error?.Message ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(error?.Message ?? "", char.IsControl);
    }
}
