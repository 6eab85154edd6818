namespace Hangfire.Common;

/// <summary>Whose settings apply when a value becomes JSON.</summary>
public enum SerializationOption
{
    /// <summary>The engine's own data; settings of the user never touch it.</summary>
    Internal,

    /// <summary>The engine's own data whose type is known only from the data, such as the next state of a waiting job.</summary>
    TypedInternal,

    /// <summary>Arguments, parameters and results; <c>UseSerializerSettings</c> applies.</summary>
    User,
}
