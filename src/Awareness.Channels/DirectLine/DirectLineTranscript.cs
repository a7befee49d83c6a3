using System.Globalization;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Channels.DirectLine;

/// <summary>What a page sees of a conversation's transcript. The watermark is the sequence of the last entry read, shown or not.</summary>
internal sealed class DirectLineTranscript(ITurnStore store, KnowledgeSource knowledge)
{
    /// <summary>Entries that are read at a time, so that little is read which then is too much for one batch.</summary>
    private const int PageSize = 20;

    /// <summary>Entries of the largest batch.</summary>
    private const int BatchSize = 5 * PageSize;

    /// <summary>Characters after which a batch is full: with the last entry, and all written the longest way, some 256 KB.</summary>
    private const int BatchLength = 64 * 1024;

    /// <summary>Reads on after <paramref name="watermark"/>.</summary>
    public async Task<DirectLineBatch> ReadAsync(ConversationKey conversation, long watermark, CancellationToken cancellationToken)
    {
        var content = knowledge.Current.Content;
        List<Activity> shown = [];
        for (var (read, length) = (0, 0); read < BatchSize;)
        {
            var entries = await store.ReadTranscriptAsync(conversation, watermark, PageSize, cancellationToken);
            foreach (var entry in entries)
            {
                watermark = entry.Sequence;
                if (!IsShown(entry.Activity)) continue;
                var activity = Show(entry, content);
                shown.Add(activity);
                length += LengthOf(activity);
                if (length >= BatchLength) return new DirectLineBatch(shown, watermark, IsFull: true);
            }

            if (entries.Count < PageSize) return new DirectLineBatch(shown, watermark, IsFull: false);
            read += entries.Count;
        }

        return new DirectLineBatch(shown, watermark, IsFull: true);
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
            ChannelData = DirectLineEcho.Ordered(entry.Activity.ChannelData, entry.Sequence),
            Text = isOurs && entry.Activity.Text is { } text ? WebMarkdown.Render(text, content.Hotlines.Values) : Said(entry.Activity, content),
            TextFormat = isOurs ? "markdown" : "plain",
            // Web Chat holds an answer back for seconds when it has not seen what it answers.
            ReplyToId = DirectLineInbound.IsStart(entry.Activity.ReplyToId) ? null : entry.Activity.ReplyToId,
        };
    }

    /// <summary>The person's own words; a message of files alone says what became of them, because they are shown to nobody.</summary>
    private static string? Said(Activity activity, KnowledgeContent content) =>
        string.IsNullOrWhiteSpace(activity.Text) && DirectLineEcho.FilesOf(activity) > 0 ? content.Texts["file-sent"] : activity.Text;

    /// <summary>Characters of what can be long in an activity.</summary>
    private static int LengthOf(Activity activity) =>
        (activity.Text?.Length ?? 0) + (activity.Attachments?.Sum(attachment => attachment.ContentUrl?.Length ?? 0) ?? 0) + (activity.SuggestedActions?.Actions.Sum(action => action.Title.Length) ?? 0);
}

/// <summary>A piece of the transcript.</summary>
/// <param name="Activities">Those a page sees.</param>
/// <param name="Watermark">Where to read on.</param>
/// <param name="IsFull">True when there may be more.</param>
internal sealed record DirectLineBatch(IReadOnlyList<Activity> Activities, long Watermark, bool IsFull)
{
    public ActivityList OnTheWire => new(Activities, Watermark.ToString(CultureInfo.InvariantCulture));
}
