using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Warns of what a channel would cut or refuse. Telegram and our own page take more than the others, so they need no check.</summary>
internal static class ChannelLengths
{
    /// <summary>Characters of one message on Zalo and Messenger; Telegram takes 4096.</summary>
    public const int Message = 2000;

    /// <summary>Characters of a Messenger message that carries buttons.</summary>
    public const int MessageWithButtons = 640;

    /// <summary>Characters of a button on Messenger; what is longer is cut.</summary>
    public const int Button = 20;

    /// <summary>"Nguồn: … Áp dụng từ 01/01/2025." around the names of the sources.</summary>
    private const int AroundSources = 40;

    /// <summary>Reports parts of <paramref name="card"/> that do not fit into one message together with its sources.</summary>
    public static void Check(WrittenCard card)
    {
        var sources = AroundSources + card.Card.Citations.Sum(citation => citation.Title.Length + citation.Place.Length + 4);
        Check(card.First, card.Card.Text.Length + sources, "phần đầu cùng nguồn", card);
        Check(card.More, (card.Card.More?.Length ?? 0) + sources, "phần \"Xem thêm\" cùng nguồn", card);
    }

    /// <summary>Reports titles of different topics that become one button when they are cut.</summary>
    public static void CheckButtons(IReadOnlyList<WrittenCard> cards)
    {
        var owners = new Dictionary<string, WrittenCard>(StringComparer.Ordinal);
        foreach (var card in cards)
        {
            if (card.Card.Title.Length <= Button || card.Draft.Title is not { } title) continue;
            var shown = card.Card.Title[..Button];
            if (!owners.TryAdd(shown, card) && owners[shown] is var owner && owner.Card.Topic != card.Card.Topic)
                card.Draft.Problems.Warn(title, CheckMessages.LookAlikeButton(shown, owner.Draft.Problems.File), CheckMessages.LookAlikeButtonHint);
        }
    }

    /// <summary>Reports texts of the service itself that do not fit.</summary>
    public static void CheckTexts(ServiceTexts texts, YamlFile file)
    {
        if (file.Map.Find("texts")?.Value is not YamlMap written) return;
        foreach (var (key, text) in texts.Texts)
        {
            var at = written.Find(key)?.Key ?? (YamlNode)written;
            var most = key == "clarify" ? MessageWithButtons : Message;
            if (key == "more" && text.Length > Button) file.Problems.Warn(at, CheckMessages.LongButton(key, text.Length, Button));
            else if (text.Length > most) file.Problems.Warn(at, CheckMessages.LongForChannel(key, text.Length, most));
        }
    }

    private static void Check(IReadOnlyList<BodyLine> lines, int length, string part, WrittenCard card)
    {
        if (lines is [var first, ..] && length > Message) card.Draft.Problems.Warn(first.Line, column: null, CheckMessages.LongForChannel(part, length, Message), CheckMessages.ChannelHint);
    }
}
