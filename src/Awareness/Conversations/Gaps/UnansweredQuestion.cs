using Awareness.Language;

namespace Awareness.Conversations.Gaps;

/// <summary>
/// A question the service could not answer or had to ask back about, kept for the officers who write the cards. It tells nothing of who asked: the day instead
/// of the moment, the kind of channel, no ids, and a text without personal traces.
/// </summary>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Channel">Kind of channel, one of a few words.</param>
/// <param name="IsAskedBack">True when the person was asked which topic was meant; false when nothing fitted.</param>
/// <param name="Text">The question as <see cref="PersonalTraces"/> leaves it, at most <see cref="LongestText"/> characters.</param>
public sealed record UnansweredQuestion(DateOnly Day, string Channel, bool IsAskedBack, string Text)
{
    /// <summary>Characters of a question that are kept.</summary>
    public const int LongestText = 300;

    private const string EmergencyFamily = "emergency";
    private const string OtherChannel = "other";

    private static readonly string[] Channels = ["directline", "webchat", "msteams", "telegram", "facebook", "messenger", "zalo", "zalobot", "emulator", "terminal"];

    /// <summary>How often it was asked that day.</summary>
    public long Times { get; init; } = 1;

    /// <summary>
    /// What a turn leaves for the officers; null when it was answered, when its topic was known and only a value was missing, and always when the message or what
    /// went before it has to do with danger, self-harm or abuse, or was refused: what people say then is nobody's to read.
    /// </summary>
    public static UnansweredQuestion? Of(TurnInput input, Turn turn)
    {
        if (turn.Outcome is not (Outcome.Clarify or Outcome.Abstain) || turn.Topic is not null) return null;
        if (IsOfDanger(input.State.Topic) || turn.Ranking is [var best, ..] && IsOfDanger(best.Card.Topic)) return null;
        var text = PersonalTraces.Remove(input.Question, LongestText);
        return text.Any(char.IsLetter) ? new UnansweredQuestion(input.Today, ChannelOf(input.Activity.ChannelId), turn.Outcome == Outcome.Clarify, text) : null;
    }

    private static bool IsOfDanger(string? topic) => topic?.StartsWith($"{EmergencyFamily}.", StringComparison.Ordinal) ?? false;

    /// <summary>A name from outside is only kept when it is one of the known ones: it could be anything.</summary>
    private static string ChannelOf(string? channel) => Channels.FirstOrDefault(known => known == channel) ?? OtherChannel;
}
