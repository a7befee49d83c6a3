using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Awareness.Knowledge.Search;

namespace Awareness.App.Commands;

/// <summary><c>awareness search</c>: the same analyzer, lexicon and ranking core over any corpus, without cards.</summary>
internal static class SearchCommand
{
    private const int Depth = 100;

    public static Command Create(TimeProvider time)
    {
        var corpus = new Option<FileInfo>("--corpus") { Description = "JSON Lines of {\"id\",\"title\",\"text\"}", Required = true, HelpName = "FILE" };
        var queries = new Option<FileInfo>("--queries") { Description = "JSON Lines of {\"id\",\"text\"}", Required = true, HelpName = "FILE" };
        var results = new Option<FileInfo>("--out") { Description = "Where {\"id\",\"top\":[ids]} lines go", Required = true, HelpName = "FILE" };
        var command = new Command("search", "Search a corpus with the product's retrieval core") { corpus, queries, results, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            var errors = parsed.InvocationConfiguration.Error;
            if (Read(parsed.GetRequiredValue(corpus), errors) is not { } documents || Read(parsed.GetRequiredValue(queries), errors) is not { } questions) return ContentOptions.Mistake;
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;

            var start = Stopwatch.GetTimestamp();
            var index = CorpusIndex.Build(documents.Select(document => (document.Title ?? "", document.Text ?? "")), knowledge.Content.Lexicon);
            errors.WriteLine($"build {Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms, {documents.Count} documents, {index.Bytes / Math.Max(1, documents.Count)} bytes each");

            using var output = new StreamWriter(parsed.GetRequiredValue(results).FullName);
            Report(Answer(index, documents, questions, output), errors);
            return 0;
        });
        return command;
    }

    private static List<double> Answer(CorpusIndex index, List<CorpusLine> documents, List<CorpusLine> questions, TextWriter output)
    {
        var micros = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var hits = index.Search(question.Text ?? "", Depth);
            micros.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            var line = new ResultLine(question.Id ?? "", [.. hits.Select(hit => documents[hit.Document].Id ?? "")]);
            output.WriteLine(JsonSerializer.Serialize(line, MachineJson.Default.ResultLine));
        }

        return micros;
    }

    private static void Report(List<double> micros, TextWriter errors)
    {
        micros.Sort();
        var p50 = micros.Count == 0 ? 0 : micros[micros.Count / 2];
        var p99 = micros.Count == 0 ? 0 : micros[Math.Min(micros.Count - 1, micros.Count * 99 / 100)];
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p50 {p50:F0} µs, p99 {p99:F0} µs, {micros.Count} queries, RSS {Environment.WorkingSet / 1024 / 1024} MB"));
    }

    private static List<CorpusLine>? Read(FileInfo file, TextWriter errors)
    {
        if (!file.Exists)
        {
            errors.WriteLine($"{file.FullName}: no such file");
            return null;
        }

        var lines = new List<CorpusLine>();
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                lines.Add(JsonSerializer.Deserialize(line, MachineJson.Default.CorpusLine) ?? new CorpusLine("", "", ""));
            }
            catch (JsonException exception)
            {
                errors.WriteLine($"{file.Name}:{number}: {exception.Message}");
                return null;
            }
        }

        return lines;
    }
}
