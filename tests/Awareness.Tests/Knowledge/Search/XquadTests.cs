using System.Text.Json;
using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

/// <summary>The retrieval core on a public collection (XQuAD, Vietnamese), which lies beside the repository and is not part of it.</summary>
public sealed class XquadTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "xquad_vi"));

    [Fact]
    public void With_marks_the_right_passage_stands_first_for_93_of_100_questions() => Assert.InRange(FirstShare(static question => question), 0.93, 1);

    [Fact]
    public void Without_marks_the_right_passage_stands_first_for_92_of_100_questions() => Assert.InRange(FirstShare(static question => Tokenizer.Analyze(question).FoldedText()), 0.92, 1);

    [Fact]
    public void In_another_Unicode_form_the_result_is_the_same() =>
        Assert.Equal(FirstShare(static question => question), FirstShare(static question => question.Normalize(System.Text.NormalizationForm.FormD).ToUpperInvariant()));

    private static double FirstShare(Func<string, string> typed)
    {
        if (!Directory.Exists(Folder)) Assert.Skip($"The collection is not at {Folder}: nothing was measured.");
        var passages = Lines("passages.jsonl");
        var index = CorpusIndex.Build(passages.Select(passage => (Text(passage, "title"), Text(passage, "text"))), Lexicon.Empty);
        var queries = Lines("queries.jsonl");
        var first = queries.Count(query =>
            index.Search(typed(Text(query, "query")), 1) is [var best]
            && query.GetProperty("relevant").EnumerateArray().Any(id => id.GetString() == Text(passages[best.Document], "id")));
        return (double)first / queries.Count;
    }

    private static List<JsonElement> Lines(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";
}
