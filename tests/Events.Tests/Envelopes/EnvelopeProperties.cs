using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests.Envelopes;

public sealed class EnvelopeProperties
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(Some.Envelopes().Create(new ActionHappenedPayload(Some.Id, true)).ToJson());

    [Fact]
    public void RandomBytesAreAnEnvelopeOrRefusedWithAReason() =>
        ForAll.Holds(ForAll.Bytes, IsReadOrRefused, tests: 2000);

    [Fact]
    public void ADamagedEnvelopeIsAnEnvelopeOrRefusedWithAReason() =>
        ForAll.Holds(Damages.Select(damages => damages.Aggregate(Valid, Damage)), IsReadOrRefused, tests: 5000);

    [Fact]
    public void AnEnvelopeSurvivesWritingAndReadingWhateverItsTexts() => ForAll.Holds(
        ForAll.Texts.ArrayOf(3),
        texts =>
        {
            var (name, value, entity) = (texts[0], texts[1], texts[2]);
            var payload = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [name] = value });
            var metadata = new EventMetadata { EventName = "x", PublisherName = "y", EntityName = entity, Authorization = value };
            var envelope = new EventEnvelope(metadata, payload);

            var read = EventEnvelope.Parse(envelope.ToUtf8Json());

            return read.Metadata == metadata
                && JsonElement.DeepEquals(read.Payload, payload)
                && read.ToJson() == envelope.ToJson()
                && EventEnvelope.Parse(envelope.ToJson()).ToJson() == envelope.ToJson();
        });

    private static Gen<(int Kind, int Position, int Value)[]> Damages =>
        from count in Gen.Choose(1, 5)
        from damages in ADamage.ArrayOf(count)
        select damages;

    private static Gen<(int Kind, int Position, int Value)> ADamage =>
        from kind in Gen.Choose(0, 2)
        from position in Gen.Choose(0, Valid.Length - 1)
        from value in Gen.Choose(0, 255)
        select (kind, position, value);

    private static byte[] Damage(byte[] bytes, (int Kind, int Position, int Value) damage)
    {
        var at = Math.Min(damage.Position, bytes.Length);
        return damage.Kind switch
        {
            0 => [.. bytes[..at], (byte)damage.Value, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes.Skip(at + 1)],
            _ => [.. bytes[..at], (byte)damage.Value, .. bytes.Skip(at + 1)],
        };
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            EventEnvelope.Parse(bytes).ReadPayload<ActionHappenedPayload>();
        }
        catch (InvalidEnvelopeException refused)
        {
            return Enum.IsDefined(refused.Reason) && !refused.Message.Any(char.IsControl);
        }

        return true;
    }
}
