using System.Linq.Expressions;

namespace Events;

/// <summary>Turns a value of an entity into the type a payload wants: as it is, as a list of such values, or as a record made of its members.</summary>
internal static class ValueMap
{
    private static readonly Type[] Lists =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>)];

    /// <summary>The expression, or <c>null</c> when there is no such way.</summary>
    public static Expression? Of(Expression source, Type target, MapDepth depth)
    {
        if (target.IsAssignableFrom(source.Type) || Nullable.GetUnderlyingType(target) == source.Type)
        {
            return Expression.Convert(source, target);
        }

        return depth.Within(source.Type, target, () => ElementOf(target) is { } element ? ListOf(source, target, element, depth) : RecordOf(source, target, depth));
    }

    private static Expression? ListOf(Expression source, Type target, Type element, MapDepth depth)
    {
        if (SequenceOf(source.Type) is not { } sourceElement)
        {
            return null;
        }

        var item = Expression.Parameter(sourceElement, "item");
        if (Of(item, element, depth) is not { } mapped)
        {
            return null;
        }

        var sequence = Expression.Convert(source, typeof(IEnumerable<>).MakeGenericType(sourceElement));
        var selected = Expression.Call(typeof(Enumerable), nameof(Enumerable.Select), [sourceElement, element], sequence, Expression.Lambda(mapped, item));
        var list = Expression.Call(typeof(Enumerable), target.IsArray ? nameof(Enumerable.ToArray) : nameof(Enumerable.ToList), [element], selected);
        return UnlessNull(source, list, target);
    }

    private static BlockExpression? RecordOf(Expression source, Type target, MapDepth depth)
    {
        if (target.IsAbstract || target.IsPrimitive || target.IsEnum || IsSystem(target) || IsSystem(source.Type))
        {
            return null;
        }

        // The value is read once, however many members are taken from it.
        var value = Expression.Variable(source.Type);
        return PayloadMap.CreateFrom(value, target, depth) is { } made
            ? Expression.Block([value], Expression.Assign(value, source), UnlessNull(value, made, target))
            : null;
    }

    private static Expression UnlessNull(Expression source, Expression made, Type target) => source.Type.IsValueType
        ? Expression.Convert(made, target)
        : Expression.Condition(
            Expression.Equal(source, Expression.Constant(null, source.Type)), Expression.Default(target), Expression.Convert(made, target));

    private static Type? ElementOf(Type target) => target.IsArray
        ? target.GetElementType()
        : target.IsGenericType && Lists.Contains(target.GetGenericTypeDefinition()) ? target.GetGenericArguments()[0] : null;

    private static Type? SequenceOf(Type source) => source == typeof(string) ? null : source.GetInterfaces().Append(source)
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static bool IsSystem(Type type) => type.Namespace == "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
}
