using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Channels.Messenger;

/// <summary>What a page shows before anybody wrote to it, and beside the keyboard afterwards.</summary>
/// <param name="Greeting">Stands on the welcome screen; at most <see cref="GreetingLength"/> characters, longer ones are cut.</param>
/// <param name="Menu">What the menu says for the person when it is pressed; at most <see cref="MenuItems"/>, none: no menu.</param>
public sealed record MessengerProfile(string Greeting, IReadOnlyList<string> Menu)
{
    /// <summary>Characters of the greeting.</summary>
    public const int GreetingLength = 160;

    /// <summary>Items of the menu that every version of Messenger shows.</summary>
    public const int MenuItems = 3;

    /// <summary>Characters of an item of the menu.</summary>
    public const int MenuTitleLength = 30;

    private const string EveryLanguage = "default";

    /// <summary>What the content says: how the greeting begins, and what people ask for most.</summary>
    public static MessengerProfile Of(KnowledgeBase knowledge)
    {
        var titles = knowledge.Content.Cards.ToDictionary(card => card.Id, card => card.Title, StringComparer.Ordinal);
        var popular = knowledge.Content.Texts.Popular.Select(card => titles.GetValueOrDefault(card)).OfType<string>();
        return new MessengerProfile(TextPieces.Split(knowledge.Content.Texts["greeting"], GreetingLength)[0], [.. popular.Take(MenuItems)]);
    }

    /// <summary>The profile as Meta takes it, the button "Get started" with it, without which there is no menu.</summary>
    internal MessengerProfileSetting OnTheWire() => new(
        new MessengerGetStarted(MessengerInbound.GetStarted),
        [new MessengerGreeting(EveryLanguage, WholeText.Cut(Greeting, GreetingLength))],
        Menu.Count == 0 ? null : [new MessengerMenu(EveryLanguage, ComposerInputDisabled: false, Items())]);

    private List<MessengerMenuItem> Items()
    {
        var words = Menu.Take(MenuItems).ToList();
        return [.. MessengerTitle.Fit(words, MenuTitleLength).Select((title, i) => new MessengerMenuItem("postback", title, words[i]))];
    }
}
