using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Keeps the days of laws, figures and cards in step: what ends soon, what was amended since somebody looked, what nobody looked at for long.</summary>
internal sealed class LawDates(SourceCatalog catalog, DateOnly today)
{
    /// <summary>Days before the end of a law from which authors are told.</summary>
    private const int SoonDays = 90;

    /// <summary>Days after which a source must be compared again.</summary>
    private const int LongDays = 366;

    /// <summary>Most days from one review of a card to the next.</summary>
    private const int ReviewDays = 400;

    /// <summary>Reports laws whose days contradict each other, that end soon, or that were amended since they were checked.</summary>
    public void CheckLaws()
    {
        foreach (var (law, problems, at) in catalog.Laws.Values)
        {
            if (catalog.SuccessorOf(law) is { } successor) CheckSuccessor(law, successor, problems, at);
            if (catalog.LastDay(law) is { } lastDay && lastDay >= today && lastDay < today.AddDays(SoonDays)) problems.Warn(at, CheckMessages.EndsSoon(law, lastDay));
            if (AmendedAfter(law, law.CheckedOn) is { } amended) problems.Warn(at, CheckMessages.AmendedSinceChecked(law, amended.Law, amended.Day), CheckMessages.RecheckHint);
        }
    }

    /// <summary>Reports figures of laws without a day, or with one before their law's.</summary>
    public void CheckFigures()
    {
        foreach (var (figure, problems, at) in catalog.Figures.Values)
        {
            if (!catalog.Laws.TryGetValue(figure.Source, out var law)) continue;
            if (figure.From is null) problems.Warn(at, CheckMessages.FigureWithoutDay);
            else if (figure.From < law.Value.InForceFrom) problems.Warn(at, CheckMessages.FigureBeforeLaw(figure.Id, law.Value));
        }
    }

    /// <summary>Reports a card whose law was amended since its review, or that waits too long for the next.</summary>
    public void Check(CardDraft draft)
    {
        var dates = draft.Dates;
        if (dates.ReviewBy < DateOnly.MaxValue && dates.Reviewed > DateOnly.MinValue && dates.ReviewBy.DayNumber - dates.Reviewed.DayNumber is > ReviewDays and var days)
            draft.Problems.Warn(((YamlMap)draft.At).Find("review-by")?.Key ?? draft.At, CheckMessages.LateReview(days, ReviewDays));
        foreach (var source in draft.Sources)
        {
            if (catalog.Laws.TryGetValue(source.Source, out var law) && AmendedAfter(law.Value, dates.Reviewed) is { } amended)
                draft.Problems.Warn(source.At, CheckMessages.AmendedSinceReviewed(law.Value, amended.Law, amended.Day), CheckMessages.RecheckHint);
        }
    }

    /// <summary>Reports a day of comparison that has not come, or that is long ago.</summary>
    public static void CheckCheckedOn(Fields fields, DateOnly? day, FileProblems problems, DateOnly today)
    {
        if (day > today) problems.Warn(fields.Place("checked-on"), CheckMessages.CheckedInFuture);
        else if (day is { } checkedOn && checkedOn.AddDays(LongDays) < today) problems.Warn(fields.Place("checked-on"), CheckMessages.NotCheckedForLong(checkedOn), CheckMessages.RecheckHint);
    }

    private void CheckSuccessor(Law law, Law successor, FileProblems problems, YamlNode at)
    {
        if (IsInCircle(law)) problems.Error(at, CheckMessages.ReplacedInCircle);
        else if (successor.InForceFrom is not { } from && law.InForceUntil is null) problems.Warn(at, CheckMessages.SuccessorWithoutDay);
        else if (law.InForceUntil >= successor.InForceFrom) problems.Warn(at, CheckMessages.OverlapsSuccessor(law, successor));
    }

    private bool IsInCircle(Law law)
    {
        var next = catalog.SuccessorOf(law);
        for (var steps = 0; next is not null && steps < catalog.Laws.Count; steps++)
        {
            if (next.Id == law.Id) return steps > 0;
            next = catalog.SuccessorOf(next);
        }

        return false;
    }

    /// <summary>The latest amendment that took effect after <paramref name="day"/> and by today; null when there is none.</summary>
    private (Law Law, DateOnly Day)? AmendedAfter(Law law, DateOnly day)
    {
        (Law Law, DateOnly Day)? latest = null;
        foreach (var id in law.AmendedBy)
        {
            if (!catalog.Laws.TryGetValue(id, out var amendment) || amendment.Value.InForceFrom is not { } from) continue;
            if (from > day && from <= today && (latest is null || from > latest.Value.Day)) latest = (amendment.Value, from);
        }

        return latest;
    }
}
