namespace Awareness;

/// <summary>
/// What a channel can show in one message. Buttons beyond it become a numbered list, longer texts several messages.
/// Figures are those of the platforms' own documents where known, else the smaller of what sources say; docs/channels.md lists them with their certainty.
/// </summary>
/// <param name="TextLength">Characters of one message.</param>
/// <param name="Buttons">Buttons of one message; 0 where the channel has none.</param>
/// <param name="ButtonLength">Characters of a button that are shown.</param>
public sealed record ChannelLimits(int TextLength, int Buttons, int ButtonLength)
{
    /// <summary>The smallest of what our own channels can do: what authors are warned about.</summary>
    public static readonly ChannelLimits Smallest = new(TextLength: 2_000, Buttons: 5, ButtonLength: 20);

    private static readonly Dictionary<string, ChannelLimits> ByChannel = new(StringComparer.Ordinal)
    {
        ["directline"] = new(TextLength: 4_000, Buttons: 12, ButtonLength: 60),
        ["webchat"] = new(TextLength: 4_000, Buttons: 12, ButtonLength: 60),
        ["emulator"] = new(TextLength: 4_000, Buttons: 12, ButtonLength: 60),
        ["terminal"] = new(TextLength: 4_000, Buttons: 12, ButtonLength: 60),
        ["telegram"] = new(TextLength: 4_096, Buttons: 12, ButtonLength: 60),
        ["facebook"] = new(TextLength: 2_000, Buttons: 10, ButtonLength: 20),
        ["zalo"] = new(TextLength: 2_000, Buttons: 5, ButtonLength: 60),
        ["zalobot"] = new(TextLength: 2_000, Buttons: 0, ButtonLength: 0),
        ["msteams"] = new(TextLength: 4_000, Buttons: 3, ButtonLength: 60),
    };

    /// <summary>The channels with limits of their own, by id.</summary>
    public static IReadOnlyDictionary<string, ChannelLimits> All => ByChannel;

    /// <summary>The limits of a channel; those of <see cref="Smallest"/> without buttons for one we do not know. What follows a slash in the id is named by strangers.</summary>
    public static ChannelLimits Of(string? channelId) =>
        channelId is not null && ByChannel.TryGetValue(channelId.Split('/', 2)[0], out var limits) ? limits : Smallest with { Buttons = 0 };
}
