using Microsoft.Extensions.Options;

namespace Events;

internal sealed class PayloadSigningOptionsValidator : IValidateOptions<PayloadSigningOptions>
{
    // The text older services know.
    public const string EmptySecret = "The 'secret' argument cannot be empty.";

    public ValidateOptionsResult Validate(string? name, PayloadSigningOptions options) =>
        HasEmptySecret(options) ? ValidateOptionsResult.Fail(EmptySecret) : ValidateOptionsResult.Success;

    public static bool HasEmptySecret(PayloadSigningOptions options) =>
        options.Secret is "" || options.PreviousSecrets.Any(string.IsNullOrEmpty);
}
