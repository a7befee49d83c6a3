using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>Writes what flows brought about within the transaction of their turn.</summary>
internal static class FlowEventWrite
{
    /// <summary>False when another turn was first: of the person whose answers these are, or with a code that is taken.</summary>
    public static async Task<bool> TryAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        // A contact that this turn wrote is ours already. One that it did not may have been erased since it was read, and then nothing may go under its old name.
        if (rows.Contact is null && rows.Events.Any(row => FlowEventRow.NeedsSubject(row.Event)) && !await HoldAsync(sql, rows, cancellationToken)) return false;
        foreach (var row in rows.Events)
        {
            var isWritten = row.Event switch
            {
                FlowEvent.Answered answered => await AnswerAsync(sql, rows, row, answered, cancellationToken),
                FlowEvent.Reported reported => await ReportAsync(sql, rows, reported, cancellationToken),
                FlowEvent.Contested contested => await ScoreAsync(sql, rows, row.Id, contested, cancellationToken),
                _ => throw new InvalidOperationException("Unknown event."),
            };
            if (!isWritten) return false;
        }

        return true;
    }

    private static async Task<bool> HoldAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken) => await sql.ExecuteAsync(
        $"update contact set version = version where channel = {rows.Person.ChannelId} and id = {rows.Person.Id} and subject = {rows.Subject}",
        cancellationToken) == 1;

    // Two turns of one person that answer the same at the same moment: the second finds no latest edit, runs into the first's number and is run again.
    private static async Task<bool> AnswerAsync(Sql sql, TurnRows rows, FlowEventRow row, FlowEvent.Answered answer, CancellationToken cancellationToken)
    {
        var before = await sql.NumberAsync(
            $"""
            update result set is_latest = 0
            where subject = {rows.Subject} and started_flow = {answer.StartedFlow} and flow = {answer.Flow} and flow_version = {answer.FlowVersion} and step = {answer.Step} and is_latest = 1
            returning edit
            """,
            cancellationToken) ?? 0;
        long? isRight = answer.IsRight is { } right ? Number(right) : null;
        return await sql.ExecuteAsync(
            $"""
            insert into result (id, subject, kind, started_flow, flow, flow_version, step, edit, is_latest, value, is_right, points, max_points, is_free_text, ward, school_level, at)
            values ({row.Id}, {rows.Subject}, {StoredNames.Of(answer.Kind)}, {answer.StartedFlow}, {answer.Flow}, {answer.FlowVersion}, {answer.Step}, {before + 1}, 1,
                {row.Value}, {isRight}, {answer.Points}, {answer.MaxPoints}, {Number(answer.IsFreeText)}, {answer.Ward}, {answer.SchoolLevel}, {rows.At})
            on conflict do nothing
            """,
            cancellationToken) == 1;
    }

    private static async Task<bool> ReportAsync(Sql sql, TurnRows rows, FlowEvent.Reported report, CancellationToken cancellationToken)
    {
        var day = DayOf(rows.At);
        return await sql.ExecuteAsync(
            $"""
            insert into report (code, flow, category, place, detail, state, at, changed_at)
            values ({report.Code}, {report.Flow}, {report.Category}, {report.Place}, {report.Detail}, 'open', {day}, {day})
            on conflict do nothing
            """,
            cancellationToken) == 1;
    }

    private static async Task<bool> ScoreAsync(Sql sql, TurnRows rows, long id, FlowEvent.Contested contested, CancellationToken cancellationToken)
    {
        if (contested.IsNew && await sql.NumberAsync($"select count(*) from contest_score where code = {contested.Code}", cancellationToken) > 0) return false;
        var score = (double)contested.Score;
        return await sql.ExecuteAsync(
            $"""
            insert into contest_score (id, code, flow, subject, score, at) values ({id}, {contested.Code}, {contested.Flow}, {rows.Subject}, {score}, {rows.At})
            on conflict (subject, code, flow) where subject is not null do update set score = excluded.score, at = excluded.at
            """,
            cancellationToken) == 1;
    }

    /// <summary>The midnight in Vietnam before a moment: a report must not be matched with the turn that made it.</summary>
    private static long DayOf(long at) =>
        new DateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(VietnamTime.Offset).Date, VietnamTime.Offset).ToUnixTimeMilliseconds();

    private static long Number(bool truth) => truth ? 1 : 0;
}
