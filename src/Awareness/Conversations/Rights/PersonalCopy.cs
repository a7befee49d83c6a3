using System.Globalization;
using System.Text;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Flows;

namespace Awareness.Conversations.Rights;

/// <summary>Everything that is kept about a person, in plain words for the person, and as a file.</summary>
internal sealed class PersonalCopy(PersonalRecord record, BotLibrary bots, bool inEnglish)
{
    /// <summary>Answers that are told in the chat; the file has all.</summary>
    private const int AnswersTold = 8;

    /// <summary>Characters of one answer that are told in the chat.</summary>
    private const int AnswerLength = 120;

    private const string FileName = "du-lieu-cua-toi.txt";

    /// <summary>What is said, with the file.</summary>
    public Reply Reply() => new(Told()) { InEnglish = inEnglish, File = new ReplyFile(FileName, Whole()) };

    private string Told()
    {
        List<string> lines = [.. AboutPerson()];
        if (record.Results.Count > 0) lines.Add(Fill(ChatTextKeys.DataAnswers, ("count", Number(record.Results.Count))));
        foreach (var result in record.Results.Take(AnswersTold)) lines.Add(Answer(result, QuestionOf(result) is { } question ? $"{Short(question)} {Short(result.Value)}" : Short(result.Value)));
        if (record.Results.Count > AnswersTold) lines.Add(Fill(ChatTextKeys.DataMore, ("count", Number(record.Results.Count - AnswersTold))));
        if (lines.Count == 0) lines.Add(Fill(ChatTextKeys.DataNothing));
        return $"{Fill(ChatTextKeys.DataHead)}\n\n{string.Join('\n', lines)}\n\n{Fill(ChatTextKeys.DataFoot)}";
    }

    private string Whole()
    {
        var text = new StringBuilder().AppendLine(Fill(ChatTextKeys.DataHead));
        foreach (var line in AboutPerson()) text.AppendLine(line);
        foreach (var result in record.Results)
        {
            text.AppendLine(Answer(result, result.Value));
            if (QuestionOf(result) is { } question) text.AppendLine(CultureInfo.InvariantCulture, $"  {question}");
        }

        return text.ToString();
    }

    private IEnumerable<string> AboutPerson()
    {
        var contact = record.Contact;
        if (record.Messages > 0) yield return Fill(ChatTextKeys.DataMessages, ("count", record.Messages.ToString(CultureInfo.InvariantCulture)), ("date", Day(record.FirstMessage)));
        if (contact.AgeBand is { } age) yield return Fill(ChatTextKeys.DataAge, ("value", age));
        if (contact.Ward is { } ward) yield return Fill(ChatTextKeys.DataWard, ("value", ward));
        if (contact.SchoolLevel is { } level) yield return Fill(ChatTextKeys.DataSchool, ("value", level));
        if (contact.OptedOutAt is { } stopped) yield return Fill(ChatTextKeys.DataStopped, ("date", Day(stopped)));
        foreach (var reminder in contact.Subscriptions) yield return Fill(ChatTextKeys.DataReminder, ("name", NameOf(reminder)), ("date", Day(reminder.Since)), ("words", reminder.Words));
    }

    private string NameOf(Subscription subscription) =>
        bots.Bots.SelectMany(bot => bot.Reminders).FirstOrDefault(reminder => reminder.Id == subscription.Reminder)?.Name ?? subscription.Reminder;

    private string Answer(KeptResult result, string value) =>
        Fill(ChatTextKeys.DataAnswer, ("date", Day(result.At)), ("flow", bots.Find(result.Flow)?.Title ?? result.Flow), ("value", value));

    private string? QuestionOf(KeptResult result) => (bots.Find(result.Flow)?.Find(result.Step) as AskStep)?.Text.Text.ReplaceLineEndings(" ");

    /// <summary>Places are filled from left to right in one pass: what a person said is never looked into.</summary>
    private string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values) => Placeholders.Fill(bots.Texts.Get(key, inEnglish), values);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset? at) => at is { } moment ? VietnamTime.Shown(moment) : "";

    private static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= AnswerLength ? line : $"{WholeText.Cut(line, AnswerLength)}…";
    }
}
