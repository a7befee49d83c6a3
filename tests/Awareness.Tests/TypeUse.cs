using System.Reflection;
using System.Reflection.Emit;

namespace Awareness.Tests;

/// <summary>Finds every type a type uses: bases, signatures, fields, locals, attributes, and each token in its code.</summary>
internal static class TypeUse
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>The types <paramref name="type"/> uses, taken apart: element types, generic arguments, no duplicates.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(type.BaseType, used);
        foreach (var implemented in type.GetInterfaces()) Add(implemented, used);
        foreach (var parameter in type.GetGenericArguments().Where(argument => argument.IsGenericParameter))
        {
            foreach (var constraint in parameter.GetGenericParameterConstraints()) Add(constraint, used);
        }

        AddAttributes(type, used);
        foreach (var field in type.GetFields(Everything))
        {
            Add(field.FieldType, used);
            AddAttributes(field, used);
        }

        foreach (var property in type.GetProperties(Everything)) AddAttributes(property, used);
        foreach (var method in type.GetMethods(Everything)) AddMethod(method, method.ReturnType, used);
        foreach (var constructor in type.GetConstructors(Everything)) AddMethod(constructor, returns: null, used);
        return used;
    }

    private static void AddMethod(MethodBase method, Type? returns, HashSet<Type> used)
    {
        Add(returns, used);
        AddAttributes(method, used);
        foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, used);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(local.LocalType, used);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)) Add(clause.CatchType, used);
        AddTokens(method, body.GetILAsByteArray() ?? [], used);
    }

    private static void AddTokens(MethodBase method, byte[] code, HashSet<Type> used)
    {
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var value = first == 0xFE ? unchecked((short)(0xFE00 | code[at++])) : first;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                AddMember(Resolve(method, BitConverter.ToInt32(code, at)), used);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod);
    }

    private static void AddMember(MemberInfo? member, HashSet<Type> used)
    {
        switch (member)
        {
            case Type type:
                Add(type, used);
                break;
            case FieldInfo field:
                Add(field.DeclaringType, used);
                Add(field.FieldType, used);
                break;
            case MethodBase method:
                Add(method.DeclaringType, used);
                if (method is MethodInfo { ReturnType: var returns }) Add(returns, used);
                foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, used);
                if (method.IsGenericMethod)
                {
                    foreach (var argument in method.GetGenericArguments()) Add(argument, used);
                }

                break;
        }
    }

    private static void AddAttributes(MemberInfo member, HashSet<Type> used)
    {
        foreach (var attribute in member.CustomAttributes)
        {
            Add(attribute.AttributeType, used);
            foreach (var argument in attribute.ConstructorArguments) Add(argument.Value as Type, used);
        }
    }

    private static void Add(Type? type, HashSet<Type> used)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(type.GetElementType(), used);
            return;
        }

        if (!used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type) && !type.IsGenericType) return;
        if (type.IsConstructedGenericType)
        {
            foreach (var argument in type.GetGenericArguments()) Add(argument, used);
        }
    }
}
