using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>Finds what the engine asks for between two runs of a turn.</summary>
internal static class Lookups
{
    private const int MostResults = 200;

    public static async Task<Found> FindAsync(Sql sql, Lookup lookup, ContactKey contact, CancellationToken cancellationToken) => lookup switch
    {
        Lookup.Person => new Found { Person = await FindPersonAsync(sql, contact, cancellationToken) },
        Lookup.Report report => new Found { ReportCode = report.Code, Report = await FindReportAsync(sql, report.Code, cancellationToken) },
        Lookup.Standing standing => new Found { Standing = await FindStandingAsync(sql, standing.Code, contact, cancellationToken) },
        _ => throw new ArgumentOutOfRangeException(nameof(lookup), lookup, "Unknown lookup."),
    };

    private static async Task<PersonalRecord> FindPersonAsync(Sql sql, ContactKey key, CancellationToken cancellationToken)
    {
        var contact = Contact.New(key);
        List<Subscription> subscriptions = [];
        await sql.QueryAsync(
            $"""
            select p.version, p.opted_out_at, p.subject, p.age_band, p.ward, p.school_level, s.reminder, s.since, s.words, s.question
            from contact as p left join subscription as s on s.channel = p.channel and s.contact = p.id
            where p.channel = {key.ChannelId} and p.id = {key.Id}
            """,
            row =>
            {
                contact = ContactRow.Read(row, 0, key);
                if (ContactRow.ReadSubscription(row, 0) is { } subscription) subscriptions.Add(subscription);
                return 0;
            },
            cancellationToken);
        var (messages, first) = await CountMessagesAsync(sql, key, cancellationToken);
        return new PersonalRecord(ContactRow.With(contact, subscriptions), messages, first, await FindResultsAsync(sql, contact.Subject, cancellationToken));
    }

    /// <summary>In the person's own conversations what both said, in groups what the person said.</summary>
    private static async Task<(long Count, DateTimeOffset? First)> CountMessagesAsync(Sql sql, ContactKey key, CancellationToken cancellationToken)
    {
        var counted = await sql.QueryAsync(
            $"""
            select count(*), min(t.at) from conversation as c
            join transcript as t on t.channel = c.channel and t.conversation = c.id and t.contact is null
            where c.channel = {key.ChannelId} and c.contact = {key.Id}
            union all
            select count(*), min(t.at) from transcript as t where t.channel = {key.ChannelId} and t.contact = {key.Id}
            """,
            row => (Count: row.GetInt64(0), First: row.NullableNumber(1)),
            cancellationToken);
        var first = counted.Min(part => part.First);
        return (counted.Sum(part => part.Count), first is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }

    private static async Task<IReadOnlyList<KeptResult>> FindResultsAsync(Sql sql, string? subject, CancellationToken cancellationToken) => subject is null
        ? []
        : await sql.QueryAsync(
            $"select at, kind, flow, step, value from result where subject = {subject} and is_latest = 1 order by at desc, flow, step limit {MostResults}",
            row => new KeptResult(
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
                StoredNames.ReadKind(row.GetString(1)),
                row.GetString(2),
                row.GetString(3),
                StoredText.ReadValue(row.GetString(4)).ToString()),
            cancellationToken);

    private static Task<FiledReport?> FindReportAsync(Sql sql, string code, CancellationToken cancellationToken) => sql.FindAsync(
        $"select state, at, changed_at, note from report where code = {StoredText.Note(code)}",
        row => new FiledReport(
            code,
            StoredNames.ReadState(row.GetString(0)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            row.NullableText(3)),
        cancellationToken);

    /// <summary>A code without a score is nobody's. What the person scored before in the class is left out: the turn that asks knows the score that counts.</summary>
    private static async Task<ContestStanding> FindStandingAsync(Sql sql, string code, ContactKey contact, CancellationToken cancellationToken)
    {
        var named = StoredText.Note(code) ?? "";
        var scores = await sql.QueryAsync(
            $"""
            select s.score, p.id from contest_score as s
            left join contact as p on p.subject = s.subject and p.channel = {contact.ChannelId} and p.id = {contact.Id}
            where s.code = {named}
            """,
            row => (Score: row.GetDouble(0), IsOwn: !row.IsDBNull(1)),
            cancellationToken);
        if (scores.Count == 0) return ContestStanding.Unknown(code);
        var averages = await sql.QueryAsync(
            $"""
            select avg(score) from contest_score
            where code <> {named} and flow in (select flow from contest_score where code = {named})
            group by code having count(*) >= {ContestStanding.FewestPeople}
            """,
            row => (decimal)Math.Round(row.GetDouble(0), 4),
            cancellationToken);
        List<decimal> others = [.. scores.Where(score => !score.IsOwn).Select(score => (decimal)score.Score)];
        return new ContestStanding(code, Exists: true, others.Count, others.Sum(), averages);
    }
}
