using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Tests.Language.Recognizers;

/// <summary>
/// Runs tests/Specs/{Recognizer}/{Language}/{Model}Model.json, in Microsoft's format: an input, the moment it refers to, and exactly the results
/// it must give. A case may leave out Start and End; everything else must agree.
/// </summary>
public sealed class SpecTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Specs");

    private static readonly DateTimeOffset NoReference = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_of_a_spec_gives_exactly_what_it_says(string file)
    {
        var parts = file.Split('/');
        var culture = parts[1] == "English" ? Recognition.English : Recognition.Vietnamese;
        var name = Path.GetFileNameWithoutExtension(file).Replace("Model", "", StringComparison.Ordinal);
        var recognizer = Recognition.Find(culture, name);
        Assert.True(recognizer is not null, $"no recognizer '{name}' for {culture}");

        Found.Nothing(ReadCases(file).Select(testCase => Difference(recognizer, testCase)).OfType<string>());
    }

    private static JsonArray ReadCases(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsArray();

    /// <summary>What differs, or null when the case holds.</summary>
    private static string? Difference(IRecognizer recognizer, JsonNode? testCase)
    {
        var input = (string)testCase!["Input"]!;
        var reference = (string?)testCase["Context"]?["ReferenceDateTime"] is { } moment ? new DateTimeOffset(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)) : NoReference;
        var expected = testCase["Results"]!.AsArray();
        var actual = recognizer.Recognize(Tokenizer.Analyze(input), reference).Select(Describe).ToList();
        var agrees = expected.Count == actual.Count && expected.Zip(actual).All(pair => Agrees(pair.First!.AsObject(), pair.Second));
        return agrees ? null : $"{input}\n  wanted {expected.ToJsonString(Readable)}\n  got    {new JsonArray([.. actual]).ToJsonString(Readable)}";
    }

    private static JsonObject Describe(ModelResult result) => new()
    {
        ["Text"] = result.Text,
        ["TypeName"] = result.TypeName,
        ["Resolution"] = JsonSerializer.SerializeToNode(result.Resolution),
        ["Start"] = result.Start,
        ["End"] = result.End,
    };

    private static bool Agrees(JsonObject expected, JsonObject actual) =>
        expected.All(member => JsonNode.DeepEquals(member.Value, actual[member.Key]));

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
