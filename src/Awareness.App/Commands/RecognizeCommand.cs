using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.App.Commands;

/// <summary><c>awareness recognize</c>: the numbers, ages, dates and other values in a text, for people as a table and for machines as JSON Lines.</summary>
internal static class RecognizeCommand
{
    public static Command Create(TimeProvider time)
    {
        var words = new Argument<string[]>("text") { Description = "The text, in any spelling", Arity = ArgumentArity.ZeroOrMore };
        words.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } flag) given.AddError($"There is no flag {flag.Value}.");
        });
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"text\",\"model\"[,\"culture\"]} lines from stdin, write one line of results each" };
        var reference = new Option<DateTimeOffset?>("--reference") { Description = "The moment \"today\" refers to, as 2026-11-21T08:00:00+07:00 (default: now; without an offset: Vietnam's time)", HelpName = "TIME", CustomParser = ParseReference };
        var culture = new Option<string?>("--culture") { Description = "vi-vn or en-us (default: what the words say)", HelpName = "CULTURE" };
        culture.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => !RecognizeLines.IsKnown(token.Value)) is { } other) given.AddError($"There is no culture '{other.Value}': {Recognition.Vietnamese} or {Recognition.English}.");
        });
        var command = new Command("recognize", "Find numbers, ages, amounts, dates, telephone numbers and answers in a text") { words, jsonl, reference, culture };
        command.SetAction(parsed =>
        {
            var moment = parsed.GetValue(reference) ?? time.GetUtcNow().ToOffset(VietnamTime.Offset);
            var output = parsed.InvocationConfiguration.Output;
            var errors = parsed.InvocationConfiguration.Error;
            if (parsed.GetValue(jsonl)) return AnswerLines(new RecognizeLines(moment, parsed.GetValue(culture)), output, errors);
            return ShowAll(string.Join(' ', parsed.GetValue(words) ?? []), moment, parsed.GetValue(culture), output, errors);
        });
        return command;
    }

    private static int AnswerLines(RecognizeLines lines, TextWriter output, TextWriter errors)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var number = 0;
        var code = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            output.WriteLine(lines.Answer(line, out var mistake));
            if (mistake is null) continue;
            errors.WriteLine($"stdin:{number}: {mistake}");
            code = ContentOptions.Mistake;
        }

        return code;
    }

    private static int ShowAll(string text, DateTimeOffset reference, string? culture, TextWriter output, TextWriter errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.WriteLine("Name a text: awareness recognize \"con toi 5 tuoi, hen 8h30 toi mai\"");
            return ContentOptions.Mistake;
        }

        var analyzed = Tokenizer.Analyze(text);
        var rows = new List<string[]>();
        foreach (var recognizer in Recognition.All(culture ?? CultureGuess.Of(analyzed)))
            rows.AddRange(recognizer.Recognize(analyzed, reference).Select(result => new[] { recognizer.Name, $"{result.Start}-{result.End}", result.Text, result.TypeName, RecognizedJson.Write(result.Resolution) }));

        if (rows.Count == 0) errors.WriteLine("Nothing found.");
        else WriteTable([["model", "place", "text", "type", "resolution"], .. rows], output);
        return 0;
    }

    private static void WriteTable(IReadOnlyList<string[]> rows, TextWriter output)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static DateTimeOffset? ParseReference(ArgumentResult given)
    {
        var value = given.Tokens[0].Value;
        if (!DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
        {
            given.AddError($"'{value}' is no time like 2026-11-21T08:00:00+07:00.");
            return null;
        }

        return moment.Kind is DateTimeKind.Unspecified ? new DateTimeOffset(moment, VietnamTime.Offset) : DateTimeOffset.Parse(value, CultureInfo.InvariantCulture);
    }
}
