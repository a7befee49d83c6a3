using System.Text.Json;
using Awareness.Language;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Tests.Language.Recognizers.Choice;

public sealed class EnglishAnswersTests
{
    private static readonly string MicrosoftCases = Path.Combine(Repository.Root, "..", "shared", "data", "recognizers_specs_en", "Choice.BooleanModel.json");

    /// <summary>Microsoft's own cases lie beside the repository, not in it.</summary>
    [Fact]
    public void Every_case_of_Microsoft_gives_the_same_words_value_and_score()
    {
        Assert.SkipUnless(File.Exists(MicrosoftCases), $"{Path.GetFullPath(MicrosoftCases)} is missing: Microsoft's cases were not compared.");
        using var cases = JsonDocument.Parse(File.ReadAllText(MicrosoftCases));

        Found.Nothing(cases.RootElement.EnumerateArray().Select(Difference).OfType<string>());
    }

    private static string? Difference(JsonElement testCase)
    {
        var input = testCase.GetProperty("Input").GetString() ?? "";
        var expected = testCase.GetProperty("Results")[0];
        var wanted = (expected.GetProperty("Text").GetString(), expected.GetProperty("Resolution").GetProperty("value").GetBoolean(), Math.Round(expected.GetProperty("Resolution").GetProperty("score").GetDouble(), 9));
        var actual = EnglishAnswers.Read(Tokenizer.Analyze(input)) is { } answer ? (input.Substring(answer.Start, answer.Length), answer.Value, Math.Round(answer.Score, 9)) : default;
        return wanted == actual ? null : $"{input}: wanted {wanted}, got {actual}";
    }
}
