using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Events;

/// <summary>Works out how a payload is filled from an entity: constructor parameters and settable properties, by name and type.</summary>
internal static class PayloadMap
{
    /// <summary>The required members of the payload that the entity has no source for.</summary>
    public static IReadOnlyList<string> FaultsOf(Type entityType, Type payloadType)
    {
        var entity = Expression.Parameter(entityType);
        return ConstructorOf(payloadType) is not { } constructor ? ["constructor"] : [.. MissingIn(constructor, entity, new MapDepth())];
    }

    public static Func<TEntity, TPayload> Compile<TEntity, TPayload>()
    {
        var entity = Expression.Parameter(typeof(TEntity), "entity");
        var constructor = ConstructorOf(typeof(TPayload))
            ?? throw new InvalidOperationException($"{typeof(TPayload).Name} has no public constructor. Give it one, or override MapSuccess.");
        return Expression.Lambda<Func<TEntity, TPayload>>(Create(constructor, entity, new MapDepth()), entity).Compile();
    }

    /// <summary>An object made from the members of another, or <c>null</c> when it needs some the other has not.</summary>
    public static Expression? CreateFrom(Expression source, Type type, MapDepth depth) =>
        ConstructorOf(type) is { } constructor && !MissingIn(constructor, source, depth).Any() ? Create(constructor, source, depth) : null;

    private static IEnumerable<string> MissingIn(ConstructorInfo constructor, Expression source, MapDepth depth) =>
        constructor.GetParameters()
            .Where(parameter => !parameter.HasDefaultValue && SourceOf(source, parameter.Name!, parameter.ParameterType, depth) is null)
            .Select(parameter => parameter.Name!)
            .Concat(SettableBeside(constructor)
                .Where(property => property.IsDefined(typeof(RequiredMemberAttribute)) && SourceOf(source, property.Name, property.PropertyType, depth) is null)
                .Select(property => property.Name));

    private static MemberInitExpression Create(ConstructorInfo constructor, Expression source, MapDepth depth)
    {
        var arguments = constructor.GetParameters()
            .Select(parameter => SourceOf(source, parameter.Name!, parameter.ParameterType, depth) ?? DefaultOf(parameter));
        var settings = SettableBeside(constructor)
            .Select(property => (property, source: SourceOf(source, property.Name, property.PropertyType, depth)))
            .Where(setting => setting.source is not null)
            .Select(setting => Expression.Bind(setting.property, setting.source!));
        return Expression.MemberInit(Expression.New(constructor, arguments), settings);
    }

    private static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault();

    private static IEnumerable<PropertyInfo> SettableBeside(ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return constructor.DeclaringType!.GetProperties()
            .Where(property => property.SetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0 && !parameters.Contains(property.Name));
    }

    private static Expression? SourceOf(Expression source, string name, Type type, MapDepth depth)
    {
        var members = source.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod?.IsPublic == true && property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var member = members.Find(property => property.Name == name) ?? members.FirstOrDefault();
        return member is null ? null : ValueMap.Of(Expression.Property(source, member), type, depth);
    }

    private static Expression DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is null
            ? Expression.Default(parameter.ParameterType)
            : Expression.Constant(parameter.DefaultValue, parameter.ParameterType);
}

/// <summary>The compiled map of one pair of types.</summary>
internal static class PayloadMap<TEntity, TPayload>
{
    private static readonly Lazy<Func<TEntity, TPayload>> Compiled = new(PayloadMap.Compile<TEntity, TPayload>);

    public static TPayload Map(TEntity entity) => Compiled.Value(entity);
}
