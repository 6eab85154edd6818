using System.Security.Cryptography;
using System.Text;
using Events.Tests.Support;
using Microsoft.Extensions.Options;

namespace Events.Tests.Signing;

/// <summary>The test vectors of <c>docs/signing.md</c>, which other languages check themselves against, are ours too.</summary>
public sealed class SigningDocumentTests
{
    [Fact]
    public void ThePublishedHeadersAreTheOnesWeWrite()
    {
        var vectors = Rows(columns: 9);

        Assert.Equal(6, vectors.Count);
        Assert.All(vectors, vector => Assert.Equal(vector[8], Sign(vector)));
    }

    [Fact]
    [Trait("Requirement", "C-G2")]
    public void ThePublishedHashesAreTheOnesWeMake()
    {
        var vectors = Rows(columns: 3).Where(row => row[0] == "secret-key").ToList();

        Assert.Equal(4, vectors.Count);
        Assert.All(vectors, vector => Assert.Equal(
            vector[2], Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(vector[0]), Encoding.UTF8.GetBytes(vector[1])))));
    }

    private static string? Sign(string[] vector)
    {
        var published = SignatureHeader.Parse(vector[8]).Single();
        var options = new SigningOptions();
        options.Keys.Add(new SigningKey { Id = published.KeyId, Secret = Convert.FromHexString(vector[1]) });
        var clock = new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(published.UnixSeconds));
        return new MessageSigner(new KeyRing(Options.Create(options)), clock).Sign(new SignedParts
        {
            Id = vector[2], Source = vector[3], Type = vector[4], ContentType = vector[5], Tenant = vector[6], Body = Encoding.UTF8.GetBytes(vector[7]),
        });
    }

    private static List<string[]> Rows(int columns) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Docs", "signing.md"))
            .Where(line => line.StartsWith('|') && (line.Contains("`v1 kid=", StringComparison.Ordinal) || line.StartsWith("| `secret-key`", StringComparison.Ordinal)))
            .Select(line => line.Trim('|').Split('|').Select(Cell).ToArray())
            .Where(row => row.Length == columns)
            .ToList();

    private static string Cell(string text) => text.Trim() == "(empty)" ? "" : text.Trim().Trim('`');
}
