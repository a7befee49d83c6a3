using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Channels.DirectLine;

/// <summary>What a page sees of a conversation's transcript. The watermark is the sequence of the last entry read, shown or not.</summary>
internal sealed class DirectLineTranscript(ITurnStore store, KnowledgeSource knowledge)
{
    private const int BatchSize = 100;

    /// <summary>Reads on after <paramref name="watermark"/>.</summary>
    public async Task<DirectLineBatch> ReadAsync(ConversationKey conversation, long watermark, CancellationToken cancellationToken)
    {
        var entries = await store.ReadTranscriptAsync(conversation, watermark, BatchSize, cancellationToken);
        var content = knowledge.Current.Content;
        return new DirectLineBatch(
            [.. entries.Where(entry => IsShown(entry.Activity)).Select(entry => Show(entry, content))],
            entries is [.., var last] ? last.Sequence : watermark,
            IsFull: entries.Count == BatchSize);
    }

    /// <summary>A watermark as a page sent it; one we did not give means "from the start", because a gap is worse than a repetition.</summary>
    public static long Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;

    /// <summary>Other types are for us, or make Web Chat complain; so is the event that wakes a conversation.</summary>
    private static bool IsShown(Activity activity) => activity.Type is ActivityTypes.Message || (activity.Type is ActivityTypes.Event && !WakeActivity.Is(activity));

    private static Activity Show(TranscriptEntry entry, KnowledgeContent content)
    {
        var isOurs = entry.Activity.From?.Role == "bot";
        return entry.Activity with
        {
            ChannelData = WithSequence(entry.Activity.ChannelData, entry.Sequence),
            Text = isOurs && entry.Activity.Text is { } text ? WebMarkdown.Render(text, content.Hotlines.Values) : Said(entry.Activity, content),
            TextFormat = isOurs ? "markdown" : "plain",
            // Web Chat holds an answer back for seconds when it has not seen what it answers.
            ReplyToId = DirectLineInbound.IsStart(entry.Activity.ReplyToId) ? null : entry.Activity.ReplyToId,
        };
    }

    /// <summary>The person's own words; a message of files alone says what became of them, because they are shown to nobody.</summary>
    private static string? Said(Activity activity, KnowledgeContent content) =>
        string.IsNullOrWhiteSpace(activity.Text) && DirectLineInbound.FilesOf(activity) > 0 ? content.Texts["file-sent"] : activity.Text;

    /// <summary>Web Chat orders by this number; timestamps of one turn are equal.</summary>
    private static JsonElement WithSequence(JsonElement? channelData, long sequence)
    {
        var merged = channelData is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given) ?? [] : [];
        merged["webchat:sequence-id"] = sequence;
        return JsonSerializer.SerializeToElement(merged, WireJson.Readable.JsonObject);
    }
}

/// <summary>A piece of the transcript.</summary>
/// <param name="Activities">Those a page sees.</param>
/// <param name="Watermark">Where to read on.</param>
/// <param name="IsFull">True when there may be more.</param>
internal sealed record DirectLineBatch(IReadOnlyList<Activity> Activities, long Watermark, bool IsFull)
{
    public ActivityList OnTheWire => new(Activities, Watermark.ToString(CultureInfo.InvariantCulture));
}
