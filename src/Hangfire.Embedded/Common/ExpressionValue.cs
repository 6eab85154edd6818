using System.Linq.Expressions;
using System.Reflection;

namespace Hangfire.Common;

/// <summary>Evaluates the arguments of a call. Constants and captured variables are read directly, all else is interpreted.</summary>
internal static class ExpressionValue
{
    public static object? Of(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member when OwnerIsKnown(member) => field.GetValue(Owner(member)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } boxing when boxing.Type == typeof(object) => Of(boxing.Operand),
        _ => Interpreted(expression),
    };

    // A null owner must fail the way C# fails, with a NullReferenceException from the interpreter.
    private static bool OwnerIsKnown(MemberExpression member) => member.Expression is null or ConstantExpression { Value: not null };

    private static object? Owner(MemberExpression member) => (member.Expression as ConstantExpression)?.Value;

    private static object? Interpreted(Expression expression) =>
        Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();
}
