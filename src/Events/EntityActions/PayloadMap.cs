using System.Linq.Expressions;
using System.Reflection;

namespace Events;

/// <summary>Works out how a payload is filled from an entity: constructor parameters and settable properties, by name and type.</summary>
internal static class PayloadMap
{
    /// <summary>The required members of the payload that the entity has no source for.</summary>
    public static IReadOnlyList<string> FaultsOf(Type entityType, Type payloadType)
    {
        var constructor = ConstructorOf(payloadType);
        var entity = Expression.Parameter(entityType);
        return [.. constructor.GetParameters()
            .Where(parameter => !parameter.HasDefaultValue && SourceOf(entity, parameter.Name!, parameter.ParameterType) is null)
            .Select(parameter => parameter.Name!)
            .Concat(SettableBeside(constructor)
                .Where(property => IsRequired(property) && SourceOf(entity, property.Name, property.PropertyType) is null)
                .Select(property => property.Name))];
    }

    public static Func<TEntity, TPayload> Compile<TEntity, TPayload>()
    {
        var constructor = ConstructorOf(typeof(TPayload));
        var entity = Expression.Parameter(typeof(TEntity), "entity");
        var arguments = constructor.GetParameters()
            .Select(parameter => SourceOf(entity, parameter.Name!, parameter.ParameterType) as Expression ?? DefaultOf(parameter));
        var settings = SettableBeside(constructor)
            .Select(property => (property, source: SourceOf(entity, property.Name, property.PropertyType)))
            .Where(setting => setting.source is not null)
            .Select(setting => Expression.Bind(setting.property, setting.source!));
        return Expression.Lambda<Func<TEntity, TPayload>>(
            Expression.MemberInit(Expression.New(constructor, arguments), settings), entity).Compile();
    }

    private static ConstructorInfo ConstructorOf(Type payloadType) =>
        payloadType.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();

    private static IEnumerable<PropertyInfo> SettableBeside(ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return constructor.DeclaringType!.GetProperties()
            .Where(property => property.SetMethod?.IsPublic == true && !parameters.Contains(property.Name));
    }

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    private static UnaryExpression? SourceOf(Expression entity, string name, Type type)
    {
        var source = entity.Type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase);
        if (source?.GetMethod?.IsPublic != true)
        {
            return null;
        }

        var read = Expression.Property(entity, source);
        return type.IsAssignableFrom(source.PropertyType) || Nullable.GetUnderlyingType(type) == source.PropertyType
            ? Expression.Convert(read, type)
            : null;
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
