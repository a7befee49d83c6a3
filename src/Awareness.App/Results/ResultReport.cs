using System.Globalization;
using Awareness.Flows;

namespace Awareness.App.Results;

/// <summary>Writes results for people and for spreadsheets.</summary>
internal sealed class ResultReport(QuestionTexts texts, TextWriter output)
{
    private static readonly string[] Columns = ["Ngày", "Xã, phường", "Cấp học", "Loại", "Câu hỏi", "Mã câu", "Trả lời", "Đúng", "Số người", "Tỉ lệ", "Điểm trung bình", "Điểm tối đa"];

    /// <summary>The questions with their answers, by group; then how the quiz went.</summary>
    public void WriteText(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping)
    {
        foreach (var question in Lines(answers, grouping).GroupBy(line => line.Step, StringComparer.Ordinal))
        {
            output.WriteLine($"{texts.Of(question.Key)}  ({question.Key})");
            foreach (var group in question.GroupBy(line => NameOf(line.Group), StringComparer.Ordinal))
            {
                if (group.Key.Length > 0) output.WriteLine($"  {group.Key}");
                foreach (var line in group) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {line.People,6} {Percent(line.Share),5} {(line.IsRight is true ? "✓" : " ")} {line.Value}"));
            }

            output.WriteLine();
        }

        foreach (var quiz in ResultTable.QuizOf(answers, grouping))
        {
            var group = NameOf(quiz.Group) is { Length: > 0 } name ? $"{name}: " : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group}{quiz.People} people, {Percent(quiz.RightShare)} of answers right, average score {quiz.AverageScore:0.0} of {quiz.AverageOf:0.0}"));
        }
    }

    /// <summary>The same as a table.</summary>
    public void WriteCsv(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping)
    {
        output.Write(Spreadsheet.Mark);
        Spreadsheet.WriteRow(output, Columns);
        var kinds = answers.DistinctBy(answer => answer.Step, StringComparer.Ordinal).ToDictionary(answer => answer.Step, answer => Name(answer.Kind), StringComparer.Ordinal);
        foreach (var line in Lines(answers, grouping))
        {
            var right = line.IsRight switch { true => "đúng", false => "sai", null => "" };
            Spreadsheet.WriteRow(output, [.. Cells(line.Group, grouping), kinds[line.Step], texts.Of(line.Step), line.Step, line.Value, right, Number(line.People), Number(line.Share), "", ""]);
        }

        foreach (var quiz in ResultTable.QuizOf(answers, grouping))
            Spreadsheet.WriteRow(output, [.. Cells(quiz.Group, grouping), Name(ResultKind.Quiz), "(cả bài)", "", "", "", Number(quiz.People), Number(quiz.RightShare), Number(quiz.AverageScore), Number(quiz.AverageOf)]);
    }

    /// <summary>What people learned between two surveys.</summary>
    public void WriteGain(IReadOnlyList<LearningGain> gains, IReadOnlyDictionary<string, string> steps)
    {
        foreach (var gain in gains)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gain.Pairs,6} people  {Percent(gain.Before),4} → {Percent(gain.After),4} right  gain {Gain(gain),5}  {texts.Of(steps[gain.Item])}"));
        if (LearningGain.Together(gains) is { } all)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Pairs,6} answers {Percent(all.Before),4} → {Percent(all.After),4} right  gain {Gain(all),5}  all together, without what people intend"));
    }

    /// <summary>The same as a table.</summary>
    public void WriteGainCsv(IReadOnlyList<LearningGain> gains, IReadOnlyDictionary<string, string> steps)
    {
        output.Write(Spreadsheet.Mark);
        Spreadsheet.WriteRow(output, "Câu hỏi", "Mã câu", "Số người", "Đúng lúc trước", "Đúng lúc sau", "Mức học thêm");
        foreach (var gain in gains) Spreadsheet.WriteRow(output, texts.Of(steps[gain.Item]), gain.Item, Number(gain.Pairs), Number(gain.Before), Number(gain.After), gain.Normalised is { } normalised ? Number(normalised) : "");
    }

    /// <summary>What people wrote in their own words, under each question at least five people answered so.</summary>
    public void WriteWords(IEnumerable<WrittenAnswer> words)
    {
        foreach (var question in Shown(words))
        {
            output.WriteLine($"{texts.Of(question.Key)}  ({question.Key})");
            foreach (var written in question) output.WriteLine($"  {written.Text}");
            output.WriteLine();
        }
    }

    /// <summary>The same as a table.</summary>
    public void WriteWordsCsv(IEnumerable<WrittenAnswer> words)
    {
        output.Write(Spreadsheet.Mark);
        Spreadsheet.WriteRow(output, "Câu hỏi", "Mã câu", "Trả lời");
        foreach (var written in Shown(words).SelectMany(question => question)) Spreadsheet.WriteRow(output, texts.Of(written.Step), written.Step, written.Text);
    }

    private static IEnumerable<IGrouping<string, WrittenAnswer>> Shown(IEnumerable<WrittenAnswer> words) =>
        words.GroupBy(written => written.Step, StringComparer.Ordinal).Where(question => question.Count() >= ResultTable.FewestPeople);

    /// <summary>In the order people meet the questions.</summary>
    private IEnumerable<ResultLine> Lines(IReadOnlyCollection<CountedAnswer> answers, Grouping grouping) =>
        ResultTable.Of(answers, grouping).OrderBy(line => line.Step[..Math.Max(0, line.Step.IndexOf('#', StringComparison.Ordinal))], StringComparer.Ordinal).ThenBy(line => texts.Place(line.Step));

    private static string NameOf(IReadOnlyList<string> group) => string.Join(", ", group.Distinct(StringComparer.Ordinal));

    /// <summary>Day, ward and level in columns of their own, empty where results are not counted by them.</summary>
    private static IEnumerable<string> Cells(IReadOnlyList<string> group, Grouping grouping)
    {
        var index = 0;
        foreach (var part in new[] { Grouping.Day, Grouping.Ward, Grouping.Level }) yield return grouping.HasFlag(part) ? group[index++] : "";
    }

    private static string Name(ResultKind kind) => kind switch
    {
        ResultKind.Quiz => "câu đố",
        ResultKind.Pledge => "cam kết",
        ResultKind.Survey => "khảo sát",
        ResultKind.Handoff => "gặp người thật",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private static string Gain(LearningGain gain) => gain.Normalised?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}%");

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
