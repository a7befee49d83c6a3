using System.Text;
using System.Text.Json;

namespace Awareness.Channels.Zalo;

/// <summary>Maps an activity to a message of Zalo.</summary>
internal static class ZaloMessages
{
    /// <summary>UTF-16 units of the longest text.</summary>
    public const int LongestText = 2_000;

    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1_000;

    /// <summary>The message; null when the activity says nothing that Zalo can carry whole.</summary>
    public static ZaloMessage? Of(Activity activity, string person, ZaloOptions options)
    {
        // Zalo counts composed letters: a text in parts would be refused although it fits.
        var text = activity.Text is { Length: > 0 } said ? Composed(said) : "";
        if (activity.Type != ActivityTypes.Message || text.Length > LongestText || string.IsNullOrWhiteSpace(text)) return null;
        var buttons = (activity.SuggestedActions?.Actions ?? []).Select(Button).OfType<ZaloButton>().Take(MostButtons).ToList();
        var template = options.ButtonTemplate.Length > 0 ? options.ButtonTemplate : null;
        return new ZaloMessage(new ZaloRecipient(person), new ZaloContent(text, buttons is [] ? null : new ZaloTemplate(new ZaloButtons(template, buttons))));
    }

    /// <summary>A button that says its title for the person, calls, or opens a page; null when Zalo has none like it.</summary>
    private static ZaloButton? Button(CardAction action)
    {
        var title = WholeText.Cut(action.Title, LongestTitle);
        var value = action.Value is { ValueKind: JsonValueKind.String } given ? given.GetString() ?? "" : "";
        return action.Type switch
        {
            _ when title.Length == 0 => null,
            "call" when Phone(value) is { } phone => new ZaloButton(title, "oa.open.phone", JsonSerializer.SerializeToElement(new ZaloPhone(phone), ZaloJson.Readable.ZaloPhone)),
            "openUrl" when value.StartsWith("https://", StringComparison.Ordinal) =>
                new ZaloButton(title, "oa.open.url", JsonSerializer.SerializeToElement(new ZaloLink(value), ZaloJson.Readable.ZaloLink)),
            // What is sent for the person is what stood on the button: they see it in the chat as their own words.
            "imBack" or "postBack" or "messageBack" =>
                new ZaloButton(title, "oa.query.show", JsonSerializer.SerializeToElement(WholeText.Cut(action.Title, LongestPayload), ZaloJson.Readable.String)),
            _ => null,
        };
    }

    /// <summary>A number as Zalo dials it: a national one with the country's code, a short one (111, 113) as it is.</summary>
    private static string? Phone(string value)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (digits.Length is < 3 or > 15) return null;
        return digits.Length >= 9 && digits[0] == '0' ? $"84{digits[1..]}" : digits;
    }

    /// <summary>Half a character cannot be composed; it becomes the sign for what cannot be shown.</summary>
    private static string Composed(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
}
