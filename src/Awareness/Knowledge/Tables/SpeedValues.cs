using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Knowledge.Tables;

/// <summary>
/// By how much somebody was too fast: said ("quá 15 km/h", "lố 5 cây"), or worked out from the speed and the limit
/// ("chạy 70 trong khu dân cư 50"). A speed without a limit says nothing: the limit depends on the road.
/// </summary>
internal static class SpeedValues
{
    private const int WordsBack = 5;
    private const double Fastest = 300;
    private const double MostExcess = 250;
    private const double LeastLimit = 20;

    private static readonly WordSet Excess = new("quá vượt lố");
    private static readonly WordSet Limit = new("khu hạn biển đường phép cư đa vùng định mức");
    private static readonly WordSet Driven = new("chạy đi phóng bắn lên lái phi độ");
    private static readonly WordSet Allowed = new("phép định");

    /// <summary>Between a number and the word that tells what it is.</summary>
    private static readonly WordSet Skipped = new("từ đến dưới trên hơn khoảng tầm chừng là có tới không một là được tận ghi báo thì");

    /// <summary>Units that make a number something else than a speed.</summary>
    private static readonly WordSet OtherUnit = new("cc tuổi t phân khối triệu tr k nghìn ngàn trăm người lần điểm tháng năm ngày giờ phút mg gam kg lít lon chai m mét");

    private enum Role
    {
        None,
        Speed,
        Limit,
        Excess,
    }

    public static void Read(AnalyzedText text, IReadOnlyList<DimensionSpan> measures, FoundValues found)
    {
        double? speed = null;
        double? limit = null;
        List<(KnownValue? Value, int First)> excesses = [];
        for (var i = 0; i < text.Count; i++)
        {
            if (Bounds.Number(text, i) is not { } value || value > Fastest || !MayBeSpeed(text, i, measures, out var behind)) continue;
            var bounded = Bounds.Read(text, i, behind, value, isExcess: true);
            switch (RoleOf(text, bounded.First, speed is not null))
            {
                case Role.Speed:
                    speed ??= value;
                    break;
                case Role.Limit when value >= LeastLimit:
                    limit ??= value;
                    break;
                case Role.Excess when value <= MostExcess:
                    while (excesses is [.., var last] && last.First >= bounded.First) excesses.RemoveAt(excesses.Count - 1);
                    excesses.Add((KnownValue.Number(ValueKind.Over, bounded.Interval ?? Interval.Point(value)), i));
                    break;
                default:
                    break;
            }
        }

        if (speed > limit) found.Add(KnownValue.Number(ValueKind.Over, Interval.Point(speed.Value - limit.Value)));
        else excesses.ForEach(excess => found.Add(excess.Value));
    }

    private static bool MayBeSpeed(AnalyzedText text, int at, IReadOnlyList<DimensionSpan> measures, out int behind)
    {
        behind = at + 1;
        foreach (var measure in measures)
        {
            if (text[at].Start < measure.Start || text[at].Start >= measure.End) continue;
            behind = text.TokenAt(measure.End);
            return measure.Unit.Name is "Kilometer per hour" or "Kilometer";
        }

        return !OtherUnit.Follows(text, at + 1) && !(at + 1 < text.Count && text.GapBefore(at + 1) is "/" or "h");
    }

    /// <summary>What the number is, by the nearest word before it that tells.</summary>
    private static Role RoleOf(AnalyzedText text, int first, bool hasSpeed)
    {
        for (var i = first - 1; i >= 0 && i >= first - WordsBack; i--)
        {
            if (text[i].Kind == TokenKind.Number) return Role.None;
            if (Skipped.Contains(text, i)) continue;
            if (IsRoad(text, i)) return Role.None;
            if (Excess.Contains(text, i)) return Role.Excess;
            if (Limit.Contains(text, i)) return Allowed.Contains(text, i) && !hasSpeed && IsBehindExcess(text, i) ? Role.Excess : Role.Limit;
            if (Driven.Contains(text, i)) return text.Folded(i) is "do" && IsBehindExcess(text, i) ? Role.Excess : Role.Speed;
        }

        return Role.None;
    }

    /// <summary>"quốc lộ 18" is a road, whatever "lo" may be without its marks.</summary>
    private static bool IsRoad(AnalyzedText text, int at) => text.Folded(at) is "lo" && at > 0 && text.Folded(at - 1) is "quoc" or "tinh" or "xa" or "dai" or "duong";

    /// <summary>"vượt tốc độ 10", "quá tốc độ cho phép 15".</summary>
    private static bool IsBehindExcess(AnalyzedText text, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - WordsBack; i--)
        {
            if (text[i].Kind == TokenKind.Number) return false;
            if (Excess.Contains(text, i)) return true;
        }

        return false;
    }
}
