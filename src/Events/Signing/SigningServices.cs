using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Registers what signs, verifies and reads messages.</summary>
internal static class SigningServices
{
    public static void AddSigning(this IServiceCollection services)
    {
        services.AddOptions<SigningOptions>().ValidateOnStart();
        services.AddOptions<PayloadSigningOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SigningOptions>, SigningOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PayloadSigningOptions>, PayloadSigningOptionsValidator>());
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton(provider => new MessageSigner(provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new SignatureVerifier(provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<EventSeals>();
        services.TryAddSingleton<IncomingMessageReader>();
        services.TryAddSingleton<IPayloadSerializer, JsonPayloadSerializer>();
        services.TryAddSingleton<PayloadSerializers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, PayloadSerializers>(provider => provider.GetRequiredService<PayloadSerializers>()));
        services.TryAddSingleton(provider => new PayloadSigner(
            provider.GetRequiredService<IOptions<PayloadSigningOptions>>().Value, provider.GetRequiredService<PayloadSerializers>().Chosen));
    }
}
