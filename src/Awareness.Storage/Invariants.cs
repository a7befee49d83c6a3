namespace Awareness.Storage;

/// <summary>What must hold between the tables whatever happened. Each statement finds the first rows that break it.</summary>
internal static class Invariants
{
    /// <summary>Returns a sentence for every broken rule, with the number of rows and no content.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Sql sql, CancellationToken cancellationToken)
    {
        (string Rule, FormattableString Count)[] rules =
        [
            ("conversations whose version is not their number of turns",
                $"select count(*) from conversation as c where c.version <> (select count(*) from turn as t where t.channel = c.channel and t.conversation = c.id)"),
            ("conversations whose transcript has a gap or ends elsewhere",
                $"""
                select count(*) from conversation as c
                where not exists (
                    select count(*) from transcript as t where t.channel = c.channel and t.conversation = c.id
                    having max(t.sequence) = c.last_sequence and count(*) = max(t.sequence) - min(t.sequence) + 1)
                """),
            ("turns whose activities are not in the transcript",
                $"""
                select count(*) from turn as t
                where t.reply_count + 1 <> (
                    select count(*) from transcript as e
                    where e.channel = t.channel and e.conversation = t.conversation
                        and e.sequence >= t.first_sequence and e.sequence <= t.first_sequence + t.reply_count)
                """),
            ("outbox rows without an activity",
                $"""
                select count(*) from outbox as o
                where not exists (
                    select 1 from transcript as t where t.channel = o.channel and t.conversation = o.conversation and t.sequence = o.sequence)
                """),
        ];

        List<string> broken = [];
        foreach (var (rule, count) in rules)
        {
            if (await sql.NumberAsync(count, cancellationToken) is > 0 and var rows) broken.Add($"{rows} {rule}");
        }

        return broken;
    }
}
