namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads Vietnamese feasts and days of remembrance: "Tết Nguyên đán 2027", "Quốc khánh", "ngày toàn dân phòng chống ma túy".</summary>
internal static class FeastReader
{
    private static readonly (int Month, int Day, string Names)[] Solar =
    [
        (1, 1, "tết dương lịch|tết dương|tết tây|năm mới dương lịch"),
        (1, 9, "ngày học sinh sinh viên"),
        (2, 3, "ngày thành lập đảng|ngày thành lập đảng cộng sản việt nam"),
        (2, 14, "valentine|lễ tình nhân|ngày lễ tình nhân|lễ tình yêu|ngày valentine"),
        (2, 27, "ngày thầy thuốc việt nam|ngày thầy thuốc"),
        (3, 8, "quốc tế phụ nữ"),
        (3, 26, "ngày thành lập đoàn|ngày thành lập đoàn thanh niên cộng sản hồ chí minh|ngày thành lập đoàn tncs hồ chí minh"),
        (4, 1, "cá tháng tư|cá tháng 4"),
        (4, 21, "ngày sách việt nam|ngày sách và văn hóa đọc việt nam"),
        (4, 30, "ngày giải phóng miền nam|lễ giải phóng miền nam|ngày thống nhất đất nước|ngày giải phóng"),
        (5, 1, "quốc tế lao động"),
        (5, 7, "ngày chiến thắng điện biên phủ"),
        (5, 15, "ngày thành lập đội|ngày thành lập đội thiếu niên tiền phong hồ chí minh|ngày thành lập đội tntp hồ chí minh"),
        (5, 19, "sinh nhật bác hồ|ngày sinh nhật bác|ngày sinh chủ tịch hồ chí minh"),
        (5, 31, "ngày thế giới không thuốc lá"),
        (6, 1, "quốc tế thiếu nhi|tết thiếu nhi|ngày thiếu nhi|quốc tế trẻ em"),
        (6, 5, "ngày môi trường thế giới"),
        (6, 21, "ngày báo chí cách mạng việt nam|ngày nhà báo việt nam"),
        (6, 26, "ngày quốc tế phòng chống ma túy|ngày toàn dân phòng chống ma túy|ngày thế giới phòng chống ma túy|ngày phòng chống ma túy|ngày quốc tế chống lạm dụng ma túy"),
        (6, 28, "ngày gia đình việt nam"),
        (7, 25, "ngày thế giới phòng chống đuối nước|ngày phòng chống đuối nước|ngày phòng chống đuối nước thế giới|ngày đuối nước"),
        (7, 27, "ngày thương binh liệt sĩ|ngày thương binh liệt sỹ|ngày thương binh"),
        (8, 19, "cách mạng tháng tám|cách mạng tháng 8|ngày toàn dân bảo vệ an ninh tổ quốc|ngày truyền thống công an nhân dân"),
        (9, 2, "quốc khánh|tết độc lập"),
        (9, 5, "ngày khai giảng|lễ khai giảng|ngày khai trường|lễ khai trường|ngày toàn dân đưa trẻ đến trường"),
        (10, 10, "ngày giải phóng thủ đô|ngày chuyển đổi số quốc gia"),
        (10, 13, "ngày doanh nhân việt nam"),
        (10, 20, "ngày phụ nữ việt nam|ngày phụ nữ vn"),
        (10, 30, "ngày thành lập tỉnh quảng ninh"),
        (10, 31, "halloween"),
        (11, 9, "ngày pháp luật việt nam|ngày pháp luật"),
        (11, 12, "ngày truyền thống công nhân mỏ|ngày truyền thống ngành than|ngày vùng mỏ bất khuất"),
        (11, 20, "ngày nhà giáo việt nam|ngày nhà giáo|ngày hiến chương nhà giáo"),
        (11, 25, "ngày xóa bỏ bạo lực đối với phụ nữ"),
        (12, 1, "ngày thế giới phòng chống aids|ngày thế giới phòng chống hiv aids"),
        (12, 22, "ngày thành lập quân đội nhân dân việt nam|ngày thành lập quân đội|ngày hội quốc phòng toàn dân"),
        (12, 24, "đêm giáng sinh|đêm noel"),
        (12, 25, "giáng sinh|noel|lễ giáng sinh|lễ noel"),
        (12, 31, "đêm giao thừa dương lịch|giao thừa dương lịch|giao thừa tết dương lịch"),
    ];

    private static readonly (int Month, int Day, string Names)[] Lunar =
    [
        (1, 1, "tết nguyên đán|tết ta|tết cổ truyền|tết âm lịch|tết âm|tết|nguyên đán"),
        (1, 15, "tết nguyên tiêu|nguyên tiêu|tết thượng nguyên"),
        (3, 3, "tết hàn thực"),
        (3, 10, "giỗ tổ hùng vương|giỗ tổ"),
        (4, 15, "phật đản|lễ phật đản|đại lễ phật đản"),
        (5, 5, "tết đoan ngọ|đoan ngọ|tết giết sâu bọ"),
        (7, 7, "thất tịch|lễ thất tịch"),
        (7, 15, "vu lan|lễ vu lan|xá tội vong nhân|vu lan báo hiếu"),
        (8, 15, "tết trung thu|trung thu|rằm trung thu"),
        (9, 9, "tết trùng cửu"),
        (12, 23, "ông công ông táo|tết ông công ông táo|ông táo về trời|tết ông táo"),
    ];

    /// <summary>Behind "tết" these make it something else: "tết tóc", "tết thầy".</summary>
    private static readonly HashSet<string> NotTet = new(StringComparer.Ordinal) { "toc", "thay", "nhat", "vong", "day", "hoa", "bim" };

    private const string DayWord = "ngày ";

    private static readonly PhraseTable<Name> Names = Build();

    /// <summary>A feast at <paramref name="i"/>, with the year said with it; null when there is none.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        // "ngày" belongs to the name; it is looked up without it, so that a text full of "ngày" costs nothing.
        var at = t.Has(i, Cue.Day) && t.IsJoined(i + 1) ? i + 1 : i;
        if (at >= t.Count || !Names.TryMatch(t.Text, at, out var length, out var name) || name is null || (name.NeedsDay && at == i)) return null;
        // "gio to" without marks is a strong wind.
        if (length == 2 && t.Says(at, "gio") && !t.Text[at].IsMarked) return null;
        var feast = name.Feast;
        length += at - i;
        if (!IsTogether(t, i, length) || (length == 1 && t.Has(i, Cue.Tet) && t.IsJoined(i + 1) && t.SaysOneOf(i + 1, NotTet))) return null;
        at = i + length;
        if (t.Follows(at, Cue.Sun | Cue.Moon) && t.Follows(at + 1, Cue.Almanac)) at += 2;
        var next = YearReader.ReadAfterDate(t, at, out var year);
        if (year > 0) return feast.Read(t.Today, i, next, year);
        var open = feast.Read(t.Today, i, at, 0);
        if (open is not { Past.Start: { } past, Future.Start: { } future } || !t.IsJoined(at)) return open;
        var ahead = t.Has(at, Cue.This) && t.Says(at, "nay") ? at + 1 : t.Has(at, Cue.After) ? -1 : PeriodSwift.Ahead(t, at);
        if (ahead > 0) return feast.Read(t.Today, i, ahead, future.Year);
        return t.Has(at, Cue.Just) && PeriodSwift.Behind(t, at) is var behind && behind > 0 ? feast.Read(t.Today, i, behind, past.Year) : open;
    }

    /// <summary>A comma within a name is allowed ("phòng, chống"), a full stop is not.</summary>
    private static bool IsTogether(CueText t, int i, int length)
    {
        for (var k = i + 1; k < i + length; k++)
        {
            if (t.Joint(k) is not (CueText.Blank or ',' or '-' or '/')) return false;
        }

        return true;
    }

    private static PhraseTable<Name> Build()
    {
        var table = new PhraseTable<Name>(matchFolded: true);
        foreach (var (month, day, names) in Solar) Add(table, names, new Feast(FeastCalendar.Solar, month, day));
        foreach (var (month, day, names) in Lunar) Add(table, names, new Feast(FeastCalendar.Lunar, month, day));
        Add(table, "giao thừa|đêm giao thừa|đêm ba mươi tết", new Feast(FeastCalendar.LastDayOfLunarYear, 12, 30));
        Add(table, "ngày của mẹ", new Feast(FeastCalendar.Weekday, 5, 2, 7));
        Add(table, "ngày của cha|ngày của bố", new Feast(FeastCalendar.Weekday, 6, 3, 7));
        Add(table, "ngày thế giới tưởng niệm nạn nhân tai nạn giao thông|ngày tưởng niệm nạn nhân tai nạn giao thông|ngày tưởng niệm các nạn nhân tai nạn giao thông", new Feast(FeastCalendar.Weekday, 11, 3, 7));
        return table;
    }

    private static void Add(PhraseTable<Name> table, string names, Feast feast)
    {
        foreach (var name in names.Split('|'))
        {
            var needsDay = name.StartsWith(DayWord, StringComparison.Ordinal);
            table.Add(needsDay ? name[DayWord.Length..] : name, new Name(feast, needsDay));
        }
    }

    /// <summary>A name; some name a day only behind "ngày" ("thương binh liệt sĩ" alone are people).</summary>
    private sealed record Name(Feast Feast, bool NeedsDay);
}
