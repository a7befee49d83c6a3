using System.Text.Json;
using Awareness.App.Evaluation.Noises;
using Awareness.Knowledge.Search;

namespace Awareness.Tests.Language.Typing;

/// <summary>
/// Foreign passages and questions, typed in every way: what the first hit being right must not fall below. Measured on the half of the
/// questions no choice was made on; the data lie beside the repository and are not part of it.
/// </summary>
public sealed class TypedSearchTests(ITestOutputHelper output)
{
    /// <summary>What a way of typing may lose of the hits the same questions get with all their marks.</summary>
    private const double MostLost = 0.025;

    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data", "xquad_vi");

    public static TheoryData<string, double> Floors() => new()
    {
        { "telex", 0.90 },
        { "vni", 0.89 },
        { "chat", 0.88 },
        { "typo", 0.89 },
        { "glued", 0.88 },
        { "nfd", 0.90 },
        { "no-marks", 0.90 },
        { "half-marks", 0.89 },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void Questions_are_found_however_they_are_typed(string kind, double floor)
    {
        if (!Directory.Exists(Folder)) Assert.Skip($"Needs the XQuAD passages in {Folder}.");
        var passages = Lines("passages.jsonl").Select(line => (Id: Text(line, "id"), Title: Text(line, "title"), Body: Text(line, "text"))).ToList();
        var index = CorpusIndex.Build(passages.Select(passage => (passage.Title, passage.Body)), LexiconFiles.Real.Lexicon);
        var questions = Lines("queries.jsonl").Where(line => Hash(Text(line, "id")) % 2 == 1).ToList();

        bool IsFound(JsonElement question, string typed) =>
            index.Search(typed, 1) is [var hit] && question.GetProperty("relevant").EnumerateArray().Any(id => id.GetString() == passages[hit.Document].Id);
        var share = questions.Count(question => IsFound(question, Noise.Apply(kind, Text(question, "query"), (int)(Hash(Text(question, "id")) >> 1)))) / (double)questions.Count;
        var marked = questions.Count(question => IsFound(question, Text(question, "query"))) / (double)questions.Count;

        output.WriteLine($"{kind}: {share:F3} of {questions.Count}, with marks {marked:F3}");
        Assert.True(share >= floor, $"{share:F3} with {kind}");
        Assert.True(share >= marked - MostLost, $"{share:F3} with {kind}, {marked:F3} with marks");
    }

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";

    private static uint Hash(string text) => text.Aggregate(2_166_136_261u, static (hash, unit) => unchecked((hash ^ unit) * 16_777_619));
}
