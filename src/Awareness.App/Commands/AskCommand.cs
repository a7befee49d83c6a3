using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Awareness.App.Commands;

/// <summary><c>awareness ask</c>: one question, or a stream of them as JSON Lines.</summary>
internal static class AskCommand
{
    private const string Conversation = "ask";

    public static Command Create(TimeProvider time)
    {
        var question = new Argument<string[]>("question") { Description = "The question, in any spelling", Arity = ArgumentArity.ZeroOrMore };
        question.Validators.Add(asked =>
        {
            if (asked.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } flag) asked.AddError($"There is no flag {flag.Value}.");
        });
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\",\"text\"[,\"conversation\"]} lines from stdin, write one answer line each" };
        var json = new Option<bool>("--json") { Description = "Write the answer, with the version of the content, as one JSON object" };
        var explain = new Option<bool>("--explain") { Description = "Show why: how the question was read, signs of danger, the ranking, where the lines ran" };
        var after = new Option<string[]>("--after") { Description = "What the person said before, in order; repeat it for several turns", HelpName = "TEXT", DefaultValueFactory = _ => [] };
        var command = new Command("ask", "Answer one question from the knowledge base") { question, jsonl, json, explain, after, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            var asker = new Asker(knowledge, time);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(jsonl)) return AnswerLines(asker, output, parsed.InvocationConfiguration.Error);
            foreach (var earlier in parsed.GetValue(after) ?? []) asker.Ask(earlier, Conversation);
            var asked = string.Join(' ', parsed.GetValue(question) ?? []);
            return parsed.GetValue(json)
                ? AnswerJson(asker, asked, knowledge.Version, parsed.InvocationConfiguration)
                : AnswerOne(asker, asked, parsed.GetValue(explain), output, parsed.InvocationConfiguration.Error);
        });
        return command;
    }

    private static int AnswerOne(Asker asker, string question, bool explain, TextWriter output, TextWriter errors)
    {
        if (!IsQuestion(question, errors)) return ContentOptions.Mistake;
        var (input, turn) = asker.AskWithInput(question, Conversation);
        foreach (var reply in turn.Replies)
        {
            output.WriteLine(reply.FullText);
            foreach (var suggestion in reply.Suggestions) output.WriteLine($"  [{suggestion.Title}]");
        }

        if (explain) new Explanation(input, turn, output).Write();
        return 0;
    }

    private static int AnswerJson(Asker asker, string question, string version, InvocationConfiguration console)
    {
        if (!IsQuestion(question, console.Error)) return ContentOptions.Mistake;
        var start = Stopwatch.GetTimestamp();
        var turn = asker.Ask(question, Conversation);
        var answer = AnswerLine.From("", turn, (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        console.Output.WriteLine(JsonSerializer.Serialize(new VersionedAnswer(version, answer), MachineJson.Default.VersionedAnswer));
        return 0;
    }

    private static bool IsQuestion(string question, TextWriter errors)
    {
        if (!string.IsNullOrWhiteSpace(question)) return true;
        errors.WriteLine("Ask something: awareness ask \"tre may tuoi phai doi mu bao hiem\"");
        return false;
    }

    private static int AnswerLines(Asker asker, TextWriter output, TextWriter errors)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            if (QuestionLine.Parse(line) is not { } question)
            {
                errors.WriteLine($"stdin:{number}: not a JSON object with \"id\" and \"text\"");
                return ContentOptions.Mistake;
            }

            var start = Stopwatch.GetTimestamp();
            var turn = asker.Ask(question.Text, question.Conversation);
            var micros = (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            output.WriteLine(JsonSerializer.Serialize(AnswerLine.From(question.Id, turn, micros), MachineJson.Default.AnswerLine));
        }

        return 0;
    }
}
