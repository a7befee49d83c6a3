namespace Awareness.Storage;

/// <summary>What must hold between the tables whatever happened, erasing and forgetting included. Each statement counts the rows that break it.</summary>
internal static class Invariants
{
    /// <summary>Returns a sentence for every broken rule, with the number of rows and no content.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Sql sql, CancellationToken cancellationToken)
    {
        List<string> broken = [];
        foreach (var (rule, count) in Conversations.Concat(People))
        {
            if (await sql.NumberAsync(count, cancellationToken) is > 0 and var rows) broken.Add($"{rows} {rule}");
        }

        return broken;
    }

    private static (string Rule, FormattableString Count)[] Conversations =>
    [
        ("conversations with more turns than their version",
            $"select count(*) from conversation as c where c.version < (select count(*) from turn as t where t.channel = c.channel and t.conversation = c.id)"),
        ("conversations whose transcript has a gap or ends elsewhere",
            $"""
            select count(*) from conversation as c
            where exists (
                select count(*) from transcript as t where t.channel = c.channel and t.conversation = c.id
                having count(*) > 0 and (max(t.sequence) <> c.last_sequence or count(*) <> max(t.sequence) - min(t.sequence) + 1))
            """),
        ("turns whose activities are not in the transcript",
            $"""
            select count(*) from turn as t
            where t.reply_count + 1 <> (
                select count(*) from transcript as e
                where e.channel = t.channel and e.conversation = t.conversation
                    and e.sequence >= t.first_sequence and e.sequence <= t.first_sequence + t.reply_count)
            """),
        ("conversations whose transcript is not that of their turns",
            $"""
            select count(*) from conversation as c
            where (select count(*) from transcript as e where e.channel = c.channel and e.conversation = c.id)
                <> (select coalesce(sum(t.reply_count + 1), 0) from turn as t where t.channel = c.channel and t.conversation = c.id)
            """),
        ("activities of no conversation",
            $"""
            select count(*) from transcript as t
            where not exists (select 1 from conversation as c where c.channel = t.channel and c.id = t.conversation)
            """),
        ("outbox rows without an activity",
            $"""
            select count(*) from outbox as o
            where not exists (
                select 1 from transcript as t where t.channel = o.channel and t.conversation = o.conversation and t.sequence = o.sequence)
            """),
    ];

    private static (string Rule, FormattableString Count)[] People =>
    [
        ("conversations of an erased person that are still somebody's or still wait",
            $"select count(*) from conversation where erase_at is not null and (contact is not null or wake_at is not null)"),
        ("subscriptions of nobody",
            $"select count(*) from subscription as s where not exists (select 1 from contact as p where p.channel = s.channel and p.id = s.contact)"),
        ("answers under a name that nobody has",
            $"select count(*) from result as r where r.subject is not null and not exists (select 1 from contact as p where p.subject = r.subject)"),
        ("scores under a name that nobody has",
            $"select count(*) from contest_score as r where r.subject is not null and not exists (select 1 from contact as p where p.subject = r.subject)"),
        ("answers whose latest edit is not exactly one",
            $"""
            select count(*) from (
                select r.subject from result as r where r.subject is not null
                group by r.subject, r.flow, r.flow_version, r.step
                having sum(r.is_latest) <> 1 or count(*) <> max(r.edit) - min(r.edit) + 1 or max(r.edit * r.is_latest) <> max(r.edit)) as wrong
            """),
        ("free words of nobody",
            $"select count(*) from result where subject is null and is_free_text = 1"),
    ];
}
