using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>A delegate or a method that handles events: its parameters are filled from the event, its result is awaited.</summary>
internal sealed class EventCallback : HandlerCall
{
    private readonly MethodInvoker invoker;
    private readonly EventParameter[] parameters;
    private readonly AsyncResult result;
    private readonly Func<IServiceProvider, object?>? targetOf;
    private readonly object? target;

    private EventCallback(MethodBase invoked, MethodInfo described, object? target, Func<IServiceProvider, object?>? targetOf)
    {
        invoker = MethodInvoker.Create(invoked);
        // A delegate bound to a first argument shows one parameter less than its method.
        parameters = [.. described.GetParameters()[^invoked.GetParameters().Length..].Select(parameter => new EventParameter(parameter))];
        result = AsyncResult.Of(described);
        this.target = target;
        this.targetOf = targetOf;
        Name = NameOf(described);
        DeclaringType = described.DeclaringType ?? typeof(Delegate);
        Fault = described.ReturnType == typeof(void) && described.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false)
            ? $"{DeclaringType.Name}.{Name} is async void: it would go on after its scope and its DbContext are gone, and its errors would end the process. Let it return Task."
            : null;
    }

    /// <summary>The name of the method; that of a lambda is <c>&lt;lambda&gt;</c>.</summary>
    public string Name { get; }

    public Type DeclaringType { get; }

    /// <summary>What is wrong with it, or <c>null</c>.</summary>
    public string? Fault { get; }

    /// <summary>Delegates bring what they need; methods of classes get it from the scope.</summary>
    public override bool SharesScope => targetOf is not null;

    /// <summary>The payload among the parameters, if there is one.</summary>
    public Type? PayloadType => parameters.Select(parameter => HandlerCalls.PayloadIn(parameter.Type)).FirstOrDefault(type => type is not null);

    public static EventCallback Of(Delegate? callback) => callback is null
        ? throw new ArgumentException("'None' is not a callable object.")
        : new EventCallback(callback.GetType().GetMethod("Invoke")!, callback.Method, callback, null);

    /// <exception cref="ArgumentException">There is no delegate, or its end cannot be awaited.</exception>
    public static EventCallback Checked(Delegate? callback) => Of(callback) is var made && made.Fault is { } fault ? throw new ArgumentException(fault) : made;

    public static EventCallback Of(MethodInfo method) => new(
        method, method, null, provider => method.IsStatic ? null : ActivatorUtilities.GetServiceOrCreateInstance(provider, method.DeclaringType!));

    public static string NameOf(Delegate? callback) => callback is null ? "None" : NameOf(callback.Method);

    public override ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        var source = new EventArgumentSource(publication, cancel);
        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parameters[i].ValueFrom(source);
        }

        return Call(targetOf is null ? target : targetOf(services), values);
    }

    /// <summary>Calls with one value, or with none when the delegate takes none, or can do without and there is nothing to tell.</summary>
    public ValueTask<object?> TellAsync(object? value) => Call(target, parameters switch
    {
        [] => [],
        [{ IsOptional: true } only] when value is null => [only.Default],
        _ => [value],
    });

    private static string NameOf(MethodInfo method)
    {
        var name = method.Name;
        if (!name.StartsWith('<') && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
        {
            return name;
        }

        var local = name.IndexOf("g__", StringComparison.Ordinal);
        return local < 0 ? "<lambda>" : name[(local + 3)..].Split('|')[0];
    }

    private ValueTask<object?> Call(object? instance, object?[] values) => result.From(invoker.Invoke(instance, values.AsSpan()));
}
