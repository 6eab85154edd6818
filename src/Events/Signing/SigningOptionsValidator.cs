using Microsoft.Extensions.Options;

namespace Events;

internal sealed class SigningOptionsValidator(TimeProvider time) : IValidateOptions<SigningOptions>
{
    public ValidateOptionsResult Validate(string? name, SigningOptions options)
    {
        var faults = FaultsOf(options, time.GetUtcNow()).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(SigningOptions options, DateTimeOffset now) =>
        options.Keys.SelectMany(FaultsOfKey)
            .Concat(FaultsOfRing(options, now))
            .Concat(FaultsOfTimes(options));

    private static IEnumerable<string> FaultsOfKey(SigningKey key)
    {
        if (!SignatureHeader.IsKeyId(key.Id))
        {
            yield return $"KeyIdInvalid: expected the id of a signing key to be 1 to 64 of A-Z a-z 0-9 . _ -, got {Quoted.Of(key.Id)}. Rename it.";
        }

        if (key.Secret.Length < SigningKey.MinBytes)
        {
            yield return $"KeyTooShort: expected signing key {Quoted.Of(key.Id)} to have {SigningKey.MinBytes} bytes or more, got \"{key.Secret.Length}\". Make a random one.";
        }

        if (key.NotAfter < key.NotBefore)
        {
            yield return $"KeyNeverValid: signing key {Quoted.Of(key.Id)} ends before it begins. Correct NotBefore or NotAfter.";
        }
    }

    private static IEnumerable<string> FaultsOfRing(SigningOptions options, DateTimeOffset now)
    {
        foreach (var group in options.Keys.GroupBy(key => (key.Id, key.Source)).Where(group => group.Count() > 1))
        {
            yield return $"KeyTwice: two signing keys have the id {Quoted.Of(group.Key.Id)} for the same source. Give each its own id.";
        }

        if (options.Keys.Count == 0 && (options.Policy == SignaturePolicy.Require || options.Events.Values.Contains(SignaturePolicy.Require)))
        {
            yield return "NoKeys: signatures are required, but there is no key to verify them with. Add one to Keys.";
        }

        if (options.SignOutgoing && options.Keys.Count > 0)
        {
            foreach (var fault in FaultsOfSigners(options.Keys.Where(key => key.SignsAt(now)).ToList()))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> FaultsOfSigners(List<SigningKey> signers)
    {
        if (signers.Count == 0)
        {
            yield return "NoActiveKey: no signing key is active now, so nothing can be signed. Make one Active, or set SignOutgoing to false where nothing is sent.";
        }

        foreach (var source in signers.Select(key => key.Source).Distinct())
        {
            var count = signers.Count(key => key.Source is null || key.Source == source);
            if (count > SignatureHeader.MaxSignatures)
            {
                yield return $"TooManyActiveKeys: \"{count}\" signing keys are active for one source, the limit is {SignatureHeader.MaxSignatures}. Set the older ones to VerifyOnly.";
            }
        }
    }

    private static IEnumerable<string> FaultsOfTimes(SigningOptions options)
    {
        (string Name, TimeSpan Value)[] times =
        [
            (nameof(options.MaxAge), options.MaxAge), (nameof(options.CallbackMaxAge), options.CallbackMaxAge), (nameof(options.FutureSkew), options.FutureSkew),
        ];
        return times.Where(time => time.Value <= TimeSpan.Zero)
            .Select(time => $"Expected {time.Name} to be more than zero, got \"{time.Value}\". Leave it at its default unless measured.");
    }
}
