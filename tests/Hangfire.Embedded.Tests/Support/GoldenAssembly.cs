using System.Reflection;
using System.Reflection.Emit;

namespace Hangfire.Embedded.Tests.Support;

/// <summary>An assembly with the classes the recorded jobs were written for, so that recorded names can be compared letter by letter.</summary>
internal static class GoldenAssembly
{
    private static readonly ModuleBuilder Module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("golden"), AssemblyBuilderAccess.Run).DefineDynamicModule("golden");

    public static Type Item { get; } = CreateItem();

    public static Type Sample { get; } = CreateSample();

    public static Type GenericOfItem { get; } = CreateGeneric().MakeGenericType(Item);

    private static Type CreateItem()
    {
        var type = Module.DefineType("Item", TypeAttributes.Public);
        type.DefineField("Name", typeof(string), FieldAttributes.Public);
        type.DefineField("Tags", typeof(List<string>), FieldAttributes.Public);
        return type.CreateType();
    }

    private static Type CreateSample()
    {
        var type = Module.DefineType("Sample", TypeAttributes.Public);
        Empty(type, "Run", typeof(Guid), typeof(int), typeof(string), typeof(DateTime?), typeof(CancellationToken));
        Empty(type, "Fail", typeof(int));
        Empty(type, "Plain");
        return type.CreateType();
    }

    private static Type CreateGeneric()
    {
        var type = Module.DefineType("Generic`1", TypeAttributes.Public);
        var parameter = type.DefineGenericParameters("T")[0];
        Empty(type, "Handle", parameter);
        return type.CreateType();
    }

    private static void Empty(TypeBuilder type, string name, params Type[] parameters) =>
        type.DefineMethod(name, MethodAttributes.Public, typeof(void), parameters).GetILGenerator().Emit(OpCodes.Ret);
}
