using System.Globalization;
using System.Text;
using Awareness.Knowledge.Reading.Tables;
using Awareness.Knowledge.Tables;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Tables;

/// <summary>Every row of every table of this repository, reached the way people write.</summary>
public sealed class ShippedTablesTests
{
    /// <summary>For each table a question that leads to its card; the values of a row are put behind it.</summary>
    private static readonly Dictionary<string, string> Stems = new(StringComparer.Ordinal)
    {
        ["alcohol"] = "mức phạt nồng độ cồn",
        ["car-child"] = "trẻ em ngồi ghế trước ô tô được không",
        ["choking"] = "bị hóc thì vỗ lưng ấn ngực ấn bụng thế nào",
        ["cpr"] = "tỉ lệ ép tim",
        ["crime-age"] = "mấy tuổi phải chịu trách nhiệm hình sự",
        ["crossing-age"] = "trẻ nhỏ tự qua đường được chưa",
        ["drug-crime-age"] = "mấy tuổi bị xử lý hình sự về ma túy",
        ["ebike-age"] = "mấy tuổi được đi xe điện tới trường",
        ["fireworks-age"] = "bao nhiêu tuổi được đốt pháo hoa",
        ["helmet"] = "đi xe có phải đội mũ bảo hiểm không",
        ["lending"] = "giao xe cho con chưa đủ tuổi bị phạt bao nhiêu",
        ["licence-age"] = "mấy tuổi được thi bằng lái xe",
        ["minors-fines"] = "học sinh vi phạm giao thông bị phạt thế nào",
        ["passengers"] = "xe máy được chở mấy người",
        ["phone"] = "dùng điện thoại khi lái xe bị phạt bao nhiêu",
        ["possession"] = "tàng trữ ma túy bao nhiêu gam thì đi tù",
        ["red-light"] = "vượt đèn đỏ phạt bao nhiêu",
        ["rehabilitation"] = "cai nghiện mất bao lâu",
        ["speed"] = "phạt chạy quá tốc độ",
        ["swim-age"] = "trẻ mấy tuổi học bơi được",
    };

    private static readonly (string Written, string Chat)[] ChatForms = [("khong", "ko"), ("duoc", "dc"), ("nguoi", "ng"), ("bao nhieu", "bn"), ("the nao", "tn")];

    public static TheoryData<string> Ids => [.. RealTables.Tables.All.Select(table => table.Id)];

    [Fact]
    public void Every_table_has_a_question_here() => Assert.Equal(RealTables.Tables.All.Select(table => table.Id), Stems.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_is_reached_with_marks_without_and_in_chat(string id)
    {
        var table = RealTables.Table(id);
        var missed = new List<string>();
        foreach (var row in table.Rows)
        {
            var marked = $"{Stems[id]}, {string.Join(", ", table.Inputs.Zip(row.Cells, Told))}";
            foreach (var text in (string[])[marked, Folded(marked), Chat(marked)])
            {
                var turn = RealTables.Ask(text);
                if (turn.Topic != table.Topic || !turn.Replies[0].Text.Contains(row.Say, StringComparison.Ordinal) || turn.Replies[0].Citations.Count == 0)
                    missed.Add($"{text}\n    {row.Say}\n    {turn.CardId}: {turn.Replies[0].Text}");
            }
        }

        Found.Nothing(missed);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_combination_of_values_falls_in_exactly_one_row(string id)
    {
        var table = RealTables.Table(id);
        Found.Nothing(TableChecks.Combinations(table)
            .Select(combination => (Name: TableChecks.NameOf(table, combination), Rows: table.Rows.Count(row => row.Cells.Zip(combination).All(cell => (cell.First >> cell.Second & 1) != 0))))
            .Where(combination => combination.Rows != 1)
            .Select(combination => $"{combination.Name}: {combination.Rows}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_button_says_is_read_as_what_it_means(string id)
    {
        var table = RealTables.Table(id);
        var misread = new List<string>();
        foreach (var look in table.Rows.SelectMany(row => Looks(table, row)))
        {
            if (look.Missing is not { } input) continue;
            foreach (var choice in look.Choices(input))
            {
                var values = RealTables.Tables.Read(RealTables.Knowledge.Analyze(choice), SampleContent.Today, input.Kind);
                var cells = values.Of(input.Kind).Aggregate(0UL, (all, value) => all | input.Axis.CellsOf(value));
                if (cells == 0 || input.Axis.Label(cells) != choice) misread.Add($"{choice}: {input.Axis.Label(cells)}");
            }
        }

        Found.Nothing(misread.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void No_answer_is_longer_than_a_chat_can_show()
    {
        Found.Nothing(from table in RealTables.Tables.All
                      from row in table.Rows
                      let length = row.Say.Length + (row.More?.Length ?? 0)
                      where length > 700
                      select $"{table.Id}: {row.Say}");
    }

    /// <summary>What the table says while one input after the other is still unknown.</summary>
    private static IEnumerable<TableLook> Looks(DecisionTable table, TableRow row)
    {
        for (var known = 0; known < table.Inputs.Count; known++)
        {
            var text = string.Join(", ", table.Inputs.Take(known).Zip(row.Cells, Told));
            var values = RealTables.Tables.Read(RealTables.Knowledge.Analyze(text), SampleContent.Today);
            foreach (var look in table.Look(values)) yield return look;
        }
    }

    /// <summary>A value of the first cell of a row, as a person tells it.</summary>
    private static string Told(TableInput input, ulong cells)
    {
        var label = input.Axis.Label(cells & (~cells + 1));
        var value = RealTables.Tables.Read(RealTables.Knowledge.Analyze(label), SampleContent.Today, input.Kind).Of(input.Kind).FirstOrDefault();
        return value is null || value.Choice is not null ? label : Told(input.Kind, Inside(value));
    }

    private static double Inside(KnownValue value) => value.Kind switch
    {
        "age" => value.High <= 1 ? 0.5 : Math.Max(Math.Ceiling(value.Low), Math.Min(Math.Ceiling(value.High) - 1, 20)),
        "people" or "times" or "rescuers" => Math.Ceiling(value.Low),
        "height" => value.Low < 1 ? 1.2 : 1.4,
        "grams" => value.Low < 0.01 ? value.High / 2 : value.Low * 2,
        "over" => value.Low < 2 ? 3 : value.Low + 3,
        _ => value.Low + 0.1,
    };

    private static string Told(string kind, double value)
    {
        var number = value.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',');
        return kind switch
        {
            "age" => value < 1 ? $"bé {Math.Round(value * 12)} tháng tuổi" : $"{number} tuổi",
            "height" => $"cao {number} m",
            "alcohol" => $"{number} mg/l",
            "over" => $"quá {number} km/h",
            "people" => $"chở {number} người",
            "grams" => $"{number} gam",
            "times" => $"lần {number}",
            _ => $"{number} người cứu",
        };
    }

    private static string Chat(string text) => ChatForms.Concat(Enumerable.Range(0, 10).Select(digit => (Written: $"{digit} tuoi", Chat: $"{digit}t"))).Aggregate(Folded(text), (written, form) => written.Replace(form.Written, form.Chat, StringComparison.Ordinal));

    /// <summary>The same letters without marks; figures and signs stay.</summary>
    private static string Folded(string text)
    {
        var tokens = Tokenizer.Analyze(text);
        var folded = new StringBuilder();
        var end = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            folded.Append(text, end, token.Start - end);
            end = token.Start + token.Length;
            if (token.Kind == TokenKind.Word) folded.Append(tokens.Folded(i));
            else folded.Append(text, token.Start, token.Length);
        }

        return folded.Append(text, end, text.Length - end).ToString();
    }
}
