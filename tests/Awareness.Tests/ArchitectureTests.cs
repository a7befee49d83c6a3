using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Tests;

/// <summary>What may use what, and the shape every type has.</summary>
public sealed class ArchitectureTests
{
    private const int MostConstructorParameters = 5;

    /// <summary>A folder of src/Awareness may use only folders before it.</summary>
    private static readonly string[] FolderOrder =
        ["Yaml", "Language", "Learning", "Safety", "Knowledge", "Contacts", "Flows", "Bots", "Conversations", "Delivery", "Campaigns"];

    private static readonly string[] BannedWords =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Impl", "Info", "Data", "Processor", "Service", "Dto", "Model", "Wrapper"];

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Awareness"] = [],
        ["Awareness.Storage"] = ["Awareness"],
        ["Awareness.Channels"] = ["Awareness"],
        ["Awareness.App"] = ["Awareness", "Awareness.Channels", "Awareness.Storage"],
    };

    private static readonly Assembly Domain = typeof(Problem).Assembly;

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_the_projects_it_may_use(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        var named = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include") ?? ""));

        Found.Nothing(named.Except(Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_refers_only_to_the_assemblies_it_may_use(string project)
    {
        var referenced = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name ?? "").Where(Arrows.ContainsKey);

        Found.Nothing(referenced.Except(Arrows[project]));
    }

    [Fact]
    public void There_is_no_project_the_arrows_do_not_know() =>
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_domain_knows_no_web_server_database_or_network()
    {
        var outside = Domain.GetReferencedAssemblies().Select(name => name.Name ?? "").Where(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || name.StartsWith("System.Net", StringComparison.Ordinal) || name is "Npgsql" or "Dapper" or "System.Data.Common");

        Found.Nothing(outside);
    }

    [Fact]
    public void A_folder_of_the_domain_uses_only_folders_before_it() =>
        Found.Nothing(TypesWithCode(Domain).SelectMany(type => TypeUse.Of(type).Where(used => used.Assembly == Domain && !MayUse(type, used)).Select(used => $"{type} uses {used}")));

    [Fact]
    public void Every_folder_of_the_domain_has_its_place_in_the_order() =>
        Found.Nothing(OwnTypes(Domain).Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Except(FolderOrder));

    [Fact]
    public void The_search_sees_a_type_used_only_inside_a_method()
    {
        var runner = TypesWithCode(Domain).Where(type => type == typeof(TurnRunner) || type.DeclaringType == typeof(TurnRunner));

        Assert.Contains(typeof(ReplyActivity), runner.SelectMany(TypeUse.Of));
        Assert.False(MayUse(typeof(KnowledgeBase), typeof(TurnRunner)));
        Assert.True(MayUse(typeof(TurnRunner), typeof(KnowledgeBase)));
        Assert.False(MayUse(typeof(Problem), typeof(KnowledgeBase)));
        Assert.True(MayUse(typeof(KnowledgeBase), typeof(Problem)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_constructor_takes_at_most_five_parameters(string project) =>
        Found.Nothing(OwnTypes(Assembly.Load(project))
            .Where(type => !IsRecord(type))
            .Where(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(constructor => constructor.GetParameters().Length > MostConstructorParameters))
            .Select(type => type.ToString()));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_has_a_name_that_says_nothing(string project) =>
        Found.Nothing(OwnTypes(Assembly.Load(project)).Where(type => HasBannedName(type.Name)).Select(type => type.ToString()));

    [Theory]
    [InlineData("TurnManager", true)]
    [InlineData("StringUtils", true)]
    [InlineData("OutboxService`1", true)]
    [InlineData("Database", false)]
    [InlineData("KnowledgeBase", false)]
    [InlineData("ServiceTexts", false)]
    public void The_search_knows_a_name_that_says_nothing(string name, bool isBanned) => Assert.Equal(isBanned, HasBannedName(name));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_class_is_sealed_static_or_abstract_unless_another_builds_on_it(string project)
    {
        var own = OwnTypes(Assembly.Load(project)).ToList();

        Found.Nothing(own.Where(type => type.IsClass && type.IsVisible && !type.IsSealed && !type.IsAbstract && !own.Exists(other => other.BaseType == type)).Select(type => type.ToString()));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_async_method_takes_a_cancellation_token_last(string project) =>
        Found.Nothing(OwnTypes(Assembly.Load(project)).Where(type => type.IsVisible).SelectMany(PublicAsyncMethods)
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last, HasDefaultValue: false }] || last != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_type_has_a_doc_comment(string project)
    {
        var documented = XDocument.Load(Path.ChangeExtension(Assembly.Load(project).Location, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => (string?)member.Attribute("name")).ToHashSet(StringComparer.Ordinal);

        Found.Nothing(OwnTypes(Assembly.Load(project)).Where(type => type.IsVisible).Select(type => $"T:{type.FullName?.Replace('+', '.')}").Except(documented));
    }

    /// <summary>Types somebody wrote: no closures, state machines or generated serializers. The top-level program is not a type anybody uses.</summary>
    private static IEnumerable<Type> OwnTypes(Assembly assembly) => assembly.GetTypes().Where(type =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.DeclaringType?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != true
        && type.Namespace?.StartsWith("Awareness", StringComparison.Ordinal) == true && type.Name != "Program" && !type.Name.StartsWith('<'));

    /// <summary>All types of ours, closures and state machines too: much of the code lies in them.</summary>
    private static IEnumerable<Type> TypesWithCode(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Awareness", StringComparison.Ordinal) == true);

    private static bool MayUse(Type user, Type used)
    {
        var usedFolder = FolderOf(used);
        return usedFolder.Length == 0 || Array.IndexOf(FolderOrder, usedFolder) <= Array.IndexOf(FolderOrder, FolderOf(user));
    }

    /// <summary>The folder below src/Awareness, empty for the root.</summary>
    private static string FolderOf(Type type) => type.Namespace?.Split('.') is [_, var folder, ..] ? folder : "";

    private static bool HasBannedName(string name)
    {
        var word = name.Split('`')[0];
        return word is not "KnowledgeBase" && BannedWords.Any(banned => word.EndsWith(banned, StringComparison.Ordinal));
    }

    /// <summary>A record's parameters are its members, not what it depends on.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null || type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<MethodInfo> PublicAsyncMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => IsAwaitable(method.ReturnType) && !method.IsSpecialName && !IsImposed(type, method));

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    /// <summary>Signatures of the framework's own interfaces and base classes (DisposeAsync, middleware, overrides) are not ours to choose.</summary>
    private static bool IsImposed(Type type, MethodInfo method)
    {
        if (method.GetBaseDefinition().DeclaringType is { } root && root.Assembly != type.Assembly) return true;
        if (type.IsInterface) return false;
        return type.GetInterfaces().Where(found => found.Namespace?.StartsWith("Awareness", StringComparison.Ordinal) != true)
            .Any(found => type.GetInterfaceMap(found).TargetMethods.Contains(method));
    }
}
