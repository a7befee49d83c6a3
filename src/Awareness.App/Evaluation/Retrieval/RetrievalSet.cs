using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Awareness.App.Evaluation.Retrieval;

/// <summary>
/// A test collection in the folder form of BEIR: <c>corpus.jsonl</c> ({"_id","title","text"}), <c>queries.jsonl</c> ({"_id","text"})
/// and <c>qrels/test.tsv</c> (a header, then query-id, corpus-id and score, parted by tabs).
/// </summary>
/// <param name="Documents">What is searched.</param>
/// <param name="Queries">What is asked; only queries with something to find.</param>
/// <param name="Relevant">By query id: the documents that answer it, and how well (1 or more).</param>
internal sealed record RetrievalSet(
    IReadOnlyList<RetrievalText> Documents,
    IReadOnlyList<RetrievalText> Queries,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Relevant)
{
    private const int Columns = 3;
    private const string WantedJudgement = "query-id, corpus-id and score, parted by tabs";

    private static readonly string Judgements = Path.Combine("qrels", "test.tsv");

    /// <summary>What is no UTF-8 must not be measured as if it were text.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a folder. Throws <see cref="FormatException"/> that names file and line and says what is wanted there.</summary>
    public static RetrievalSet Read(string folder)
    {
        var documents = ReadTexts(Path.Combine(folder, "corpus.jsonl"), """{"_id":"…","title":"…","text":"…"}""");
        var queries = ReadTexts(Path.Combine(folder, "queries.jsonl"), """{"_id":"…","text":"…"}""");
        var relevant = ReadJudgements(Path.Combine(folder, Judgements), IdsOf(queries), IdsOf(documents));
        if (relevant.Count == 0) throw new FormatException($"{Path.Combine(folder, Judgements)}:1: no document is relevant to any query, so there is nothing to measure; write {WantedJudgement}, a line each");
        return new RetrievalSet(documents, [.. queries.Where(query => relevant.ContainsKey(query.Id ?? ""))], relevant);
    }

    /// <summary>
    /// True for about half of all ids, always the same: weights are chosen on these queries and judged on the others.
    /// </summary>
    public static bool IsForTuning(string id)
    {
        // FNV-1a; its lowest bit is only the parity of the letters, a middle one depends on all of them.
        var hash = 2_166_136_261u;
        foreach (var unit in id) hash = (hash ^ unit) * 16_777_619u;
        return (hash >> 16 & 1) == 0;
    }

    private static List<RetrievalText> ReadTexts(string file, string wanted)
    {
        var texts = new List<RetrievalText>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(file, wanted))
        {
            var text = Parse(line) ?? throw new FormatException($"{file}:{number}: no such object; write a line like {wanted}");
            if (string.IsNullOrEmpty(text.Id) || text.Text is null) throw new FormatException($"{file}:{number}: \"_id\" or \"text\" is missing; write a line like {wanted}");
            if (!ids.Add(text.Id)) throw new FormatException($"{file}:{number}: the id \"{text.Id}\" stands in an earlier line too; give every line its own");
            texts.Add(text);
        }

        return texts;
    }

    private static RetrievalText? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RetrievalJson.Default.RetrievalText);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, int>> ReadJudgements(string file, HashSet<string> queries, HashSet<string> documents)
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(file, WantedJudgement))
        {
            var parts = line.Split('\t');
            if (parts[0] == "query-id") continue;
            if (parts.Length != Columns || !int.TryParse(parts[2], CultureInfo.InvariantCulture, out var score)) throw new FormatException($"{file}:{number}: wanted {WantedJudgement}");
            if (!queries.Contains(parts[0])) throw new FormatException($"{file}:{number}: queries.jsonl has no query \"{parts[0]}\"; add it there or take this line out");
            if (!documents.Contains(parts[1])) throw new FormatException($"{file}:{number}: corpus.jsonl has no document \"{parts[1]}\"; add it there or take this line out");
            if (score <= 0) continue;
            if (!found.TryGetValue(parts[0], out var judged)) found[parts[0]] = judged = new Dictionary<string, int>(StringComparer.Ordinal);
            ((Dictionary<string, int>)judged)[parts[1]] = score;
        }

        return found;
    }

    private static IEnumerable<(string Line, int Number)> Lines(string file, string wanted)
    {
        if (!File.Exists(file)) throw new FormatException($"{file}:1: there is no such file; it holds {wanted}, a line each");
        using var reader = new StreamReader(file, StrictUtf8);
        for (var number = 1; ReadLine(reader, file, number) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return (line, number);
        }
    }

    private static string? ReadLine(StreamReader reader, string file, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException($"{file}:{number}: here or a little below stands something that is no UTF-8; save the file as UTF-8", exception);
        }
    }

    private static HashSet<string> IdsOf(IEnumerable<RetrievalText> texts) => texts.Select(text => text.Id ?? "").ToHashSet(StringComparer.Ordinal);
}

/// <summary>A document or a query of a test collection.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Title">Of a document; may be missing.</param>
/// <param name="Text">The text.</param>
internal sealed record RetrievalText([property: JsonPropertyName("_id")] string? Id, string? Title, string? Text);

/// <summary>JSON of test collections.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetrievalText))]
internal sealed partial class RetrievalJson : JsonSerializerContext;
