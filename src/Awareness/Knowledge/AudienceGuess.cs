using Awareness.Language;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Knowledge;

/// <summary>
/// Whether a message is written by a parent or by a pupil, by its own words: "con tôi", "bé nhà mình" speak of a child; "lớp em", "mẹ em", "tớ 15 tuổi" are said by
/// one. "Em" and "mình" alone are said by everybody. Unsure means <see cref="Audience.Everyone"/>, whose text is right for all.
/// </summary>
public static class AudienceGuess
{
    private const double YoungestWriter = 6;
    private const double Adult = 18;
    private const double OldestSmallChild = 12;

    private static readonly PhraseTable<Cue> Cues = Table(
        (Cue.Parent, "con tôi|con mình|con em|con chị|con anh|con nhà|con cháu mình|con gái tôi|con gái mình|con gái em|con gái chị|con trai tôi|con trai mình|con trai em|con trai chị|con trai anh"
            + "|con gái anh|con bác|con cô|con chú|con dì|cháu nhà|cháu tôi|cháu nội|cháu ngoại|bé nhà|bé con nhà|nhóc nhà|cu nhà|cu tí nhà|bé tôi|bé mình|thằng bé|con bé nhà|thằng con|đứa con|mấy đứa con"
            + "|hai đứa con|đứa nhỏ nhà|mấy đứa nhỏ nhà|thằng cu|thằng nhóc nhà|cho con|dạy con|nuôi con|trông con|đưa con|đón con|chở con|con nhỏ nhà|vợ chồng|chồng em|chồng tôi|chồng mình|vợ em|vợ tôi"
            + "|là mẹ|là bố|làm mẹ|làm cha|làm bố|làm cha mẹ|phụ huynh|bố mẹ có con|nhà có con|nhà có bé|con đầu lòng|con út|con lớn nhà"),
        (Cue.Pupil, "lớp em|trường em|bạn em|bạn cùng lớp em|mẹ em|bố em|ba em|má em|bố mẹ em|ba mẹ em|thầy em|cô em|lớp tớ|trường tớ|bạn tớ|mẹ tớ|bố tớ|bọn em|tụi em|chúng em|bọn tớ|tụi tớ|chúng tớ"
            + "|bọn cháu|tụi cháu|chúng cháu|bọn con|tụi con|lớp cháu|mẹ cháu|bố cháu|bạn cháu|trường cháu|lớp mình học|em là học sinh|mình là học sinh|tớ là học sinh|cháu là học sinh|con là học sinh"
            + "|em đang học lớp|em học lớp|mình học lớp|mình đang học lớp|tớ học lớp|tớ đang học lớp|cháu đang học lớp|bạn cùng lớp|bạn cùng bàn|cô chủ nhiệm em|lớp trưởng em|hs lớp"),
        (Cue.Teacher, "giáo viên|là thầy giáo|là cô giáo|lớp em chủ nhiệm|lớp tôi chủ nhiệm|lớp chủ nhiệm|học sinh của em|học sinh của tôi|học sinh lớp em|học sinh lớp tôi|học sinh trường em|hiệu trưởng|tổng phụ trách"),
        (Cue.Nobody, "em ơi|cho em hỏi|em xin hỏi|em cảm ơn|con em của|trẻ em|các em|em bé|chị em|anh em|con em mình"),
        (Cue.Writer, "em|mình|tớ"),
        (Cue.School, "lớp|trường|thầy|cô giáo|bạn học|bạn bè|bài tập|kiểm tra|đi học|tan học|giờ ra chơi|học thêm|cấp hai|cấp ba|cấp 2|cấp 3"));

    private static readonly PhraseTable<bool> Children = Words("bé|con|cháu|nhóc");
    private static readonly PhraseTable<bool> Writers = Words("em|mình|tớ|cháu");
    private static readonly PhraseTable<bool> Between = Words("năm nay|mới|được|hiện|đang|là|gần|tầm|khoảng|học|hơn|tròn|vừa|đã|sắp");
    private static readonly PhraseTable<bool> Others = Words("con|bé|của|bạn|trai|gái|chị|anh|đứa|thằng|vợ|chồng|mẹ|bố|nhà|bà|ông|cô|thầy");

    private enum Cue
    {
        Nobody,
        Parent,
        Pupil,
        Teacher,
        Writer,
        School,
    }

    /// <summary>Who seems to have written <paramref name="message"/>; <paramref name="today"/> turns a year of birth into an age.</summary>
    public static Audience Of(AnalyzedText message, DateOnly today)
    {
        var met = new bool[Enum.GetValues<Cue>().Length];
        for (var i = 0; i < message.Count;)
        {
            var found = Cues.TryMatch(message, i, out var length, out var cue);
            if (found) met[(int)cue] = true;
            i += found ? length : 1;
        }

        if (met[(int)Cue.Teacher]) return Audience.Everyone;
        var (child, writer) = AgesIn(message, today);
        if (met[(int)Cue.Parent] || child) return Audience.Parent;
        return met[(int)Cue.Pupil] || writer || (met[(int)Cue.Writer] && met[(int)Cue.School]) ? Audience.Pupil : Audience.Everyone;
    }

    /// <summary>Whether an age is told of a small child ("bé 3 tuổi"), and whether a writer of school age tells the own one ("em 15 tuổi").</summary>
    private static (bool Child, bool Writer) AgesIn(AnalyzedText message, DateOnly today)
    {
        var (child, writer) = (false, false);
        foreach (var age in AgeReader.Find(message, today))
        {
            var at = TokenBefore(message, age.Start);
            while (at >= 0 && EndsAt(Between, message, at, out var length)) at -= length;
            if (at < 0) continue;
            child |= age.Years < OldestSmallChild && EndsAt(Children, message, at, out _);
            writer |= age.Years is >= YoungestWriter and < Adult && EndsAt(Writers, message, at, out _) && (at == 0 || !EndsAt(Others, message, at - 1, out _));
        }

        return (child, writer);
    }

    private static int TokenBefore(AnalyzedText message, int offset)
    {
        var at = message.Count - 1;
        while (at >= 0 && message[at].Start >= offset) at--;
        return at;
    }

    /// <summary>True when a phrase of one or two words ends at token <paramref name="at"/>.</summary>
    private static bool EndsAt(PhraseTable<bool> phrases, AnalyzedText message, int at, out int length)
    {
        for (length = 2; length >= 1; length--)
        {
            if (at - length + 1 >= 0 && phrases.TryMatch(message, at - length + 1, out var found, out _) && found == length) return true;
        }

        return false;
    }

    private static PhraseTable<Cue> Table(params (Cue Cue, string Phrases)[] lists)
    {
        var table = new PhraseTable<Cue>(matchFolded: true);
        foreach (var (cue, phrases) in lists)
        {
            foreach (var phrase in phrases.Split('|')) table.Add(phrase, cue);
        }

        return table;
    }

    private static PhraseTable<bool> Words(string words)
    {
        var table = new PhraseTable<bool>(matchFolded: true);
        foreach (var word in words.Split('|')) table.Add(word, value: true);
        return table;
    }
}
