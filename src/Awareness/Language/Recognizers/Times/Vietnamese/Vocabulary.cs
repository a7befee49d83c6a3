namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>The syllables expressions of time are made of, with what they may mean and the number they stand for.</summary>
internal static class Vocabulary
{
    /// <summary>IsClear: met without marks in a marked text too, because the folded form is no other word.</summary>
    private static readonly (string Words, Cue Cues, int Value, bool IsClear)[] Words =
    [
        ("một mốt", Cue.Digit, 1, false),
        ("hai", Cue.Digit, 2, false),
        ("ba", Cue.Digit, 3, false),
        ("bốn tư", Cue.Digit, 4, false),
        ("năm lăm nhăm", Cue.Digit, 5, false),
        ("sáu", Cue.Digit, 6, false),
        ("bảy bẩy", Cue.Digit, 7, false),
        ("tám", Cue.Digit, 8, false),
        ("chín", Cue.Digit, 9, false),
        ("mười", Cue.Ten, 10, false),
        ("mươi", Cue.Tens, 10, false),
        ("ngày", Cue.Day, -1, false),
        ("mùng mồng", Cue.FirstDays, -1, true),
        ("rằm", Cue.FullMoon, -1, false),
        ("tháng thag", Cue.Month, -1, false),
        ("thg", Cue.Month, -1, true),
        ("năm", Cue.Year, -1, false),
        ("tuần", Cue.Week, -1, true),
        ("giờ", Cue.Hour, -1, true),
        ("h g", Cue.Hour | Cue.ShortHour, -1, true),
        ("tiếng", Cue.Hours, -1, false),
        ("phút ph p", Cue.Minute, -1, true),
        ("giây", Cue.Second, -1, true),
        ("quý", Cue.Quarter, -1, false),
        ("hôm bữa hum", Cue.DayNear, -1, true),
        ("thứ", Cue.Weekday, -1, false),
        ("chủ chúa", Cue.SundayFirst, -1, true),
        ("nhật", Cue.SundayLast, -1, true),
        ("cn", Cue.Sunday, -1, true),
        ("sáng sag", Cue.Part, (int)DayPart.Morning, false),
        ("trưa", Cue.Part, (int)DayPart.Noon, false),
        ("chiều chìu", Cue.Part, (int)DayPart.Afternoon, false),
        ("tối", Cue.Part, (int)DayPart.Evening, false),
        ("đêm", Cue.Part, (int)DayPart.Night, false),
        ("buổi ban", Cue.Session, -1, false),
        ("nay này", Cue.This, -1, false),
        ("sau", Cue.After, -1, false),
        ("tới", Cue.Coming | Cue.To, -1, false),
        ("trước trc", Cue.Before, -1, true),
        ("qua", Cue.Past, -1, false),
        ("ngoái", Cue.LastYear, -1, true),
        ("nữa", Cue.More, -1, false),
        ("vừa", Cue.Just, -1, false),
        ("rồi", Cue.Gone, -1, false),
        ("kia", Cue.Far, -1, false),
        ("kìa", Cue.Farther, -1, false),
        ("mai", Cue.Tomorrow, -1, false),
        ("mốt", Cue.Overmorrow, -1, false),
        ("từ kể", Cue.From, -1, false),
        ("đến", Cue.To, -1, false),
        ("lúc vào hồi", Cue.At, -1, false),
        ("khoảng tầm cỡ", Cue.About, -1, false),
        ("rưỡi rưởi", Cue.HalfMore, -1, true),
        ("nửa", Cue.Half, -1, false),
        ("kém", Cue.Less, -1, false),
        ("mỗi hằng hàng cứ", Cue.Every, -1, false),
        ("đầu", Cue.Early, -1, false),
        ("giữa", Cue.Middle, -1, false),
        ("cuối", Cue.Late, -1, false),
        ("âm al", Cue.Moon, -1, false),
        ("âl", Cue.Moon, -1, true),
        ("lịch", Cue.Almanac, -1, false),
        ("dương dl", Cue.Sun, -1, false),
        ("giêng", Cue.MonthName, 1, false),
        ("chạp", Cue.MonthName, 12, false),
        ("xuân", Cue.Season, 1, false),
        ("hè hạ", Cue.Season, 2, false),
        ("thu", Cue.Season, 3, false),
        ("đông", Cue.Season, 4, false),
        ("mùa", Cue.SeasonHead, -1, false),
        ("trong", Cue.In, -1, false),
        ("vòng", Cue.Within, -1, false),
        ("cách", Cue.Ago, -1, false),
        ("tết", Cue.Tet, -1, true),
        ("t", Cue.ShortT, -1, true),
        ("học", Cue.School, -1, false),
        ("nghỉ", Cue.Rest, -1, false),
        ("cả nguyên", Cue.Whole, -1, false),
        ("kế sắp tiếp", Cue.Next, -1, false),
        ("đây", Cue.Here, -1, false),
        ("hết", Cue.Until, -1, false),
    ];

    // Built from the words above, so it must stand below them.
    private static readonly Dictionary<string, Entry[]> ByFolded = Build();

    private static readonly Dictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByFolded.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the token may mean, and the number it stands for (-1 for none).</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The token.</param>
    /// <param name="isUnmarked">True when unmarked words of this text may stand for marked ones.</param>
    public static (Cue Cues, int Value) Read(AnalyzedText text, int index, bool isUnmarked)
    {
        if (!Lookup.TryGetValue(text.Folded(index), out var entries)) return (Cue.None, -1);
        var cues = Cue.None;
        var value = -1;
        foreach (var entry in entries)
        {
            var matches = text.Key(index).SequenceEqual(entry.Key) || (!text[index].IsMarked && (isUnmarked || entry.IsClear));
            if (!matches) continue;
            cues |= entry.Cues;
            if (entry.Value >= 0) value = entry.Value;
        }

        return (cues, value);
    }

    private static Dictionary<string, Entry[]> Build()
    {
        var entries = new List<(string Folded, Entry Entry)>();
        foreach (var (words, cues, value, isClear) in Words)
        {
            foreach (var word in words.Split(' '))
            {
                var tokens = Tokenizer.Analyze(word);
                entries.Add((tokens.Folded(0).ToString(), new Entry(tokens.Key(0).ToString(), cues, value, isClear)));
            }
        }

        return entries.GroupBy(entry => entry.Folded, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(entry => entry.Entry).ToArray(), StringComparer.Ordinal);
    }

    private sealed record Entry(string Key, Cue Cues, int Value, bool IsClear);
}
